// Adds the life of a case: what became of a report, who waits for what, and the cards that show it.
using FluentMigrator;

namespace GridBot.Storage.Migrations;

/// <summary>
/// Reports of before this migration are at version 1 and are counted as never passed on. Their place key is empty, so that nothing is taken for the same thing as they are.
/// What somebody is waited for stands in the table person, which every turn reads.
/// </summary>
[Migration(202611230003, "Cases: what became of reports, further reporters, cards")]
public sealed class Cases : ForwardOnlyMigration
{
    private const int IdLength = 64;
    private const int NameLength = 64;
    private const int KeyLength = 255;

    public override void Up()
    {
        Alter.Table("report")
            .AddColumn("version").AsInt32().NotNullable().WithDefaultValue(1)
            .AddColumn("passes").AsInt32().NotNullable().WithDefaultValue(0)
            .AddColumn("reopenings").AsInt32().NotNullable().WithDefaultValue(0)
            .AddColumn("reporters").AsInt32().NotNullable().WithDefaultValue(1)
            .AddColumn("handler").AsText(NameLength).NotNullable().WithDefaultValue("")
            .AddColumn("handler_person").AsText(IdLength).NotNullable().WithDefaultValue("")
            .AddColumn("due_at").AsInt64().Nullable()
            .AddColumn("finished_at").AsInt64().Nullable()
            .AddColumn("result").AsText(int.MaxValue).Nullable()
            .AddColumn("rating").AsText(NameLength).NotNullable().WithDefaultValue("None")
            .AddColumn("reminded").AsInt32().NotNullable().WithDefaultValue(0)
            .AddColumn("escalated").AsInt32().NotNullable().WithDefaultValue(0)
            .AddColumn("place_key").AsText(KeyLength).NotNullable().WithDefaultValue("");
        Create.Index("ix_report_bureau").OnTable("report").OnColumn("bureau").Ascending().OnColumn("state").Ascending().OnColumn("filed_at").Ascending();
        Create.Index("ix_report_matter").OnTable("report").OnColumn("matter").Ascending().OnColumn("filed_at").Ascending();

        Alter.Table("report_event")
            .AddColumn("action").AsText(NameLength).NotNullable().WithDefaultValue("")
            .AddColumn("person").AsText(IdLength).NotNullable().WithDefaultValue("")
            .AddColumn("name").AsText(NameLength).NotNullable().WithDefaultValue("")
            .AddColumn("bureau").AsText(NameLength).NotNullable().WithDefaultValue("")
            .AddColumn("note").AsText(int.MaxValue).Nullable()
            .AddColumn("attachments").AsText(int.MaxValue).Nullable();
        Create.Index("ix_event_time").OnTable("report_event").OnColumn("happened_at").Ascending();
        Create.Index("ix_event_person").OnTable("report_event").OnColumn("person").Ascending();

        Alter.Table("person").AddColumn("awaits").AsText(KeyLength).NotNullable().WithDefaultValue("");
        Alter.Table("outbox").AddColumn("subject").AsText(NameLength).NotNullable().WithDefaultValue("");
        Alter.Table("outbox_attempt").AddColumn("subject").AsText(NameLength).NotNullable().WithDefaultValue("");
        Create.Index("ix_attempt_subject").OnTable("outbox_attempt").OnColumn("subject").Ascending().OnColumn("tried_at").Ascending();

        // Who else reported the same thing; they hear of it, too.
        Create.Table("report_follower")
            .WithColumn("number").AsText(NameLength).NotNullable().PrimaryKey()
            .WithColumn("person").AsText(IdLength).NotNullable().PrimaryKey()
            .WithColumn("joined_at").AsInt64().NotNullable();
        Create.Index("ix_follower_person").OnTable("report_follower").OnColumn("person").Ascending();

        // Cards at officers that can still be changed, once each; the id is that of the outbox row that sent the card.
        Create.Table("case_card")
            .WithColumn("id").AsText(IdLength).NotNullable().PrimaryKey()
            .WithColumn("number").AsText(NameLength).NotNullable()
            .WithColumn("person").AsText(IdLength).NotNullable()
            .WithColumn("response_code").AsText(KeyLength).NotNullable()
            .WithColumn("sent_at").AsInt64().NotNullable();
        Create.Index("ix_card_number").OnTable("case_card").OnColumn("number").Ascending();
    }
}
