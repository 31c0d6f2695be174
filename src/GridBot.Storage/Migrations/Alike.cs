// Adds the indexes by which reports that are alike are found without reading all of their matter.
using FluentMigrator;

namespace GridBot.Storage.Migrations;

/// <summary>By the key of the place, by the point, and by the area; each within a matter, whose other reports of the day would be thousands in a large city.</summary>
[Migration(202611240020, "Indexes of reports by place, point and area")]
public sealed class Alike : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Index("ix_report_place").OnTable("report").OnColumn("matter").Ascending().OnColumn("place_key").Ascending().OnColumn("filed_at").Ascending();
        Create.Index("ix_report_point").OnTable("report").OnColumn("matter").Ascending().OnColumn("latitude").Ascending();
        Create.Index("ix_report_area").OnTable("report").OnColumn("matter").Ascending().OnColumn("community").Ascending().OnColumn("filed_at").Ascending();
    }
}
