// Adds the grid: of a report, and of the person who looks after it.
using FluentMigrator;

namespace GridBot.Storage.Migrations;

/// <summary>Ids of grids.csv; empty where nothing is known. The file, not the database, says which grids there are.</summary>
[Migration(202611230001, "Grids of reports, home grids of people")]
public sealed class Grids : ForwardOnlyMigration
{
    private const int IdLength = 64;

    public override void Up()
    {
        Alter.Table("report")
            .AddColumn("grid").AsText(IdLength).NotNullable().WithDefaultValue("")
            .AddColumn("community").AsText(IdLength).NotNullable().WithDefaultValue("");
        Alter.Table("person")
            .AddColumn("home_grid").AsText(IdLength).NotNullable().WithDefaultValue("");
    }
}
