// Adds an index to the open cases by when they are due.
using FluentMigrator;

namespace GridBot.Storage.Migrations;

/// <summary>The daily digest counts what is open and overdue; records of activities, which are never due, are not read for it.</summary>
[Migration(202611230020, "Index of open cases by their due time")]
public sealed class OpenCases : ForwardOnlyMigration
{
    public override void Up() => Create.Index("ix_report_due").OnTable("report").OnColumn("state").Ascending().OnColumn("due_at").Ascending();
}
