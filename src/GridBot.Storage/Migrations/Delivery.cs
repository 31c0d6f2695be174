// Adds what delivery remembers: who cannot be reached, from when a row is tried, and what went out together.
using FluentMigrator;

namespace GridBot.Storage.Migrations;

/// <summary>Rows of before this migration are tried from their first due time on, which 0 stands for; attempts of before it went out alone.</summary>
[Migration(202611230010, "Delivery: broken groups, patience, digests")]
public sealed class Delivery : ForwardOnlyMigration
{
    private const int NameLength = 64;
    private const int KeyLength = 255;

    public override void Up()
    {
        Alter.Table("outbox").AddColumn("patience_from").AsInt64().NotNullable().WithDefaultValue(0);
        Alter.Table("outbox_attempt").AddColumn("together").AsInt32().NotNullable().WithDefaultValue(1);

        // recipient is a group's id, or empty when the fault is the application's; mended_at is 0 while it lasts.
        Create.Table("send_fault")
            .WithColumn("kind").AsText(NameLength).NotNullable().PrimaryKey()
            .WithColumn("recipient").AsText(KeyLength).NotNullable().PrimaryKey()
            .WithColumn("since").AsInt64().NotNullable()
            .WithColumn("reason").AsText(NameLength).NotNullable()
            .WithColumn("code").AsInt32().NotNullable()
            .WithColumn("probe_at").AsInt64().NotNullable()
            .WithColumn("told").AsInt32().NotNullable()
            .WithColumn("mended_at").AsInt64().NotNullable();

        // What waits about one report.
        Create.Index("ix_outbox_subject").OnTable("outbox").OnColumn("subject").Ascending().OnColumn("first_due").Ascending();
    }
}
