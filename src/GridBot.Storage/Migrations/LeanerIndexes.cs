// Takes away two indexes that cost every row and serve no query.
using FluentMigrator;

namespace GridBot.Storage.Migrations;

/// <summary>
/// A row of the outbox that fetches a photo is found by its replace key, which is the attachment's id; the column of old stays, because replicas of the version before still write it while they are
/// replaced. Reports of a matter are found by place, point and area.
/// </summary>
[Migration(202611250010, "Fetches of photos by their replace key, and two indexes less")]
public sealed class LeanerIndexes : ForwardOnlyMigration
{
    public override void Up()
    {
        Execute.Sql("UPDATE outbox SET replace_key = attachment WHERE attachment IS NOT NULL AND replace_key IS NULL");
        Delete.Index("ix_outbox_attachment").OnTable("outbox");
        Delete.Index("ix_report_matter").OnTable("report");
    }
}
