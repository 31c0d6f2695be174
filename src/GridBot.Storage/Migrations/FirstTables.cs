// The first version of the database: people, sessions, seen messages, reports, attachments, outbox and its ledger.
using FluentMigrator;

namespace GridBot.Storage.Migrations;

/// <summary>
/// Keys are drawn at random or given by the platform, never counted up, so that writes spread over a distributed database. Times are whole microseconds since 1970, UTC.
/// A platform's user id stands in the table person only; everything else refers to its random id.
/// </summary>
[Migration(202611220001, "First tables")]
public sealed class FirstTables : ForwardOnlyMigration
{
    private const int IdLength = 64;
    private const int NameLength = 64;
    private const int KeyLength = 255;

    // DOUBLE means a double on MySQL and has real affinity on SQLite.
    private const string Double = "DOUBLE";

    public override void Up()
    {
        CreatePeople();
        CreateReports();
        CreateAttachments();
        CreateOutbox();
    }

    private void CreatePeople()
    {
        Create.Table("person")
            .WithColumn("id").AsText(IdLength).NotNullable().PrimaryKey()
            .WithColumn("channel").AsText(NameLength).NotNullable()
            .WithColumn("user_id").AsText(KeyLength).NotNullable()
            .WithColumn("created_at").AsInt64().NotNullable();
        Create.Index("ux_person_user").OnTable("person").OnColumn("channel").Ascending().OnColumn("user_id").Ascending().WithOptions().Unique();

        Create.Table("session")
            .WithColumn("person").AsText(IdLength).NotNullable().PrimaryKey().ForeignKey("fk_session_person", "person", "id").OnDelete(System.Data.Rule.Cascade)
            .WithColumn("state").AsText(int.MaxValue).NotNullable()
            .WithColumn("updated_at").AsInt64().NotNullable();

        Create.Table("seen")
            .WithColumn("message_key").AsText(KeyLength).NotNullable().PrimaryKey()
            .WithColumn("reply").AsText(int.MaxValue).NotNullable()
            .WithColumn("seen_at").AsInt64().NotNullable();
    }

    private void CreateReports()
    {
        // The reference to the person outlives the person: a report stays when its reporter's data are deleted.
        Create.Table("report")
            .WithColumn("number").AsText(NameLength).NotNullable().PrimaryKey()
            .WithColumn("matter").AsInt32().NotNullable()
            .WithColumn("kind").AsText(NameLength).NotNullable()
            .WithColumn("bureau").AsText(NameLength).NotNullable()
            .WithColumn("urgency").AsText(NameLength).NotNullable()
            .WithColumn("state").AsText(NameLength).NotNullable()
            .WithColumn("body").AsText(int.MaxValue).NotNullable()
            .WithColumn("place").AsText(int.MaxValue).NotNullable()
            .WithColumn("latitude").AsCustom(Double).Nullable()
            .WithColumn("longitude").AsCustom(Double).Nullable()
            .WithColumn("occurred_at").AsInt64().NotNullable()
            .WithColumn("answers").AsText(int.MaxValue).NotNullable()
            .WithColumn("attachments").AsText(int.MaxValue).NotNullable()
            .WithColumn("person").AsText(IdLength).NotNullable()
            .WithColumn("filed_at").AsInt64().NotNullable()
            .WithColumn("dialog_version").AsText(KeyLength).NotNullable();
        Create.Index("ix_report_person").OnTable("report").OnColumn("person").Ascending().OnColumn("filed_at").Ascending();

        Create.Table("report_event")
            .WithColumn("number").AsText(NameLength).NotNullable().PrimaryKey().ForeignKey("fk_event_report", "report", "number").OnDelete(System.Data.Rule.Cascade)
            .WithColumn("step").AsInt32().NotNullable().PrimaryKey()
            .WithColumn("happened_at").AsInt64().NotNullable()
            .WithColumn("state").AsText(NameLength).NotNullable()
            .WithColumn("actor").AsText(NameLength).NotNullable()
            .WithColumn("reason").AsText(NameLength).NotNullable();
    }

    private void CreateAttachments()
    {
        Create.Table("attachment")
            .WithColumn("id").AsText(IdLength).NotNullable().PrimaryKey()
            .WithColumn("person").AsText(IdLength).NotNullable()
            .WithColumn("kind").AsText(NameLength).NotNullable()
            .WithColumn("media_id").AsText(1024).NotNullable()
            .WithColumn("state").AsText(NameLength).NotNullable()
            .WithColumn("content_type").AsText(KeyLength).NotNullable()
            .WithColumn("size_bytes").AsInt64().NotNullable()
            .WithColumn("created_at").AsInt64().NotNullable();

        // Files whose attachment is gone and which somebody must still delete.
        Create.Table("dropped_file")
            .WithColumn("id").AsText(IdLength).NotNullable().PrimaryKey();
    }

    private void CreateOutbox()
    {
        // recipient is a person's id or a group's id; first_due orders the rows of one recipient; a lease is free when its time is 0 or over.
        Create.Table("outbox")
            .WithColumn("id").AsText(IdLength).NotNullable().PrimaryKey()
            .WithColumn("kind").AsText(NameLength).NotNullable()
            .WithColumn("recipient").AsText(KeyLength).NotNullable()
            .WithColumn("payload").AsText(int.MaxValue).NotNullable()
            .WithColumn("urgent").AsInt32().NotNullable()
            .WithColumn("state").AsText(NameLength).NotNullable()
            .WithColumn("first_due").AsInt64().NotNullable()
            .WithColumn("due_at").AsInt64().NotNullable()
            .WithColumn("created_at").AsInt64().NotNullable()
            .WithColumn("replace_key").AsText(KeyLength).Nullable()
            .WithColumn("attachment").AsText(IdLength).Nullable()
            .WithColumn("attempts").AsInt32().NotNullable()
            .WithColumn("last_result").AsText(NameLength).Nullable()
            .WithColumn("last_reason").AsText(NameLength).Nullable()
            .WithColumn("last_code").AsInt32().NotNullable()
            .WithColumn("parked_reason").AsText(NameLength).Nullable()
            .WithColumn("lease_owner").AsText(IdLength).NotNullable()
            .WithColumn("lease_until").AsInt64().NotNullable();
        Create.Index("ix_outbox_due").OnTable("outbox").OnColumn("kind").Ascending().OnColumn("state").Ascending().OnColumn("urgent").Ascending().OnColumn("due_at").Ascending();
        Create.Index("ix_outbox_recipient").OnTable("outbox").OnColumn("recipient").Ascending().OnColumn("kind").Ascending().OnColumn("urgent").Ascending().OnColumn("first_due").Ascending();
        Create.Index("ix_outbox_lease").OnTable("outbox").OnColumn("kind").Ascending().OnColumn("lease_until").Ascending();
        Create.Index("ix_outbox_replace").OnTable("outbox").OnColumn("replace_key").Ascending();
        Create.Index("ix_outbox_attachment").OnTable("outbox").OnColumn("attachment").Ascending();

        Create.Table("outbox_attempt")
            .WithColumn("outbox_id").AsText(IdLength).NotNullable().PrimaryKey()
            .WithColumn("attempt").AsInt32().NotNullable().PrimaryKey()
            .WithColumn("recipient").AsText(KeyLength).NotNullable()
            .WithColumn("kind").AsText(NameLength).NotNullable()
            .WithColumn("tried_at").AsInt64().NotNullable()
            .WithColumn("posts").AsInt32().NotNullable()
            .WithColumn("result").AsText(NameLength).NotNullable()
            .WithColumn("reason").AsText(NameLength).NotNullable()
            .WithColumn("code").AsInt32().NotNullable();
        Create.Index("ix_attempt_recipient").OnTable("outbox_attempt").OnColumn("recipient").Ascending().OnColumn("kind").Ascending().OnColumn("tried_at").Ascending();
    }
}
