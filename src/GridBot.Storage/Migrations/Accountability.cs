// Adds what residents agreed to, the contacts they choose to leave, and the trail of who looked at them.
using FluentMigrator;

namespace GridBot.Storage.Migrations;

/// <summary>
/// A contact stands apart from its report and goes before it. The audit trail is only added to: each row's mark is reckoned from the row before it with a key that the database does not hold, and triggers
/// refuse changes (see DatabaseMigrator.GuardAsync).
/// </summary>
[Migration(202611260020, "Agreement, contacts, the audit trail")]
public sealed class Accountability : ForwardOnlyMigration
{
    private const int IdLength = 64;
    private const int NameLength = 64;
    private const int KeyLength = 255;
    private const int SealedLength = 512;

    public override void Up()
    {
        // Times are 0 for never. wrote_at is kept where a platform lets us answer for some time only.
        Alter.Table("person")
            .AddColumn("agreed_to").AsText(NameLength).NotNullable().WithDefaultValue("")
            .AddColumn("agreed_at").AsInt64().NotNullable().WithDefaultValue(0)
            .AddColumn("wrote_at").AsInt64().NotNullable().WithDefaultValue(0);

        // number is empty while the report is still being taken.
        Create.Table("report_contact")
            .WithColumn("number").AsText(NameLength).NotNullable().PrimaryKey()
            .WithColumn("person").AsText(IdLength).NotNullable().PrimaryKey()
            .WithColumn("sealed").AsText(SealedLength).NotNullable()
            .WithColumn("given_at").AsInt64().NotNullable();
        // Deleting a person looks for what is theirs.
        Create.Index("ix_attachment_person").OnTable("attachment").OnColumn("person").Ascending();
        Create.Index("ix_contact_person").OnTable("report_contact").OnColumn("person").Ascending();

        Create.Table("audit")
            .WithColumn("seq").AsInt64().NotNullable().PrimaryKey()
            .WithColumn("happened_at").AsInt64().NotNullable()
            .WithColumn("actor").AsText(KeyLength).NotNullable()
            .WithColumn("action").AsText(NameLength).NotNullable()
            .WithColumn("subject").AsText(NameLength).NotNullable()
            .WithColumn("detail").AsText(KeyLength).NotNullable()
            .WithColumn("mark").AsText(NameLength).NotNullable();
    }
}
