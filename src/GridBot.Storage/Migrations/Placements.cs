// Adds how a report came to its matter, and the counts of what was suggested and chosen.
using FluentMigrator;

namespace GridBot.Storage.Migrations;

/// <summary>
/// A report without matter has matter 0. Reports of before this migration have no placement: they are not counted, and cannot be ranked again.
/// The table feedback holds counts only.
/// </summary>
[Migration(202611230002, "Placements of reports, counts of suggested and chosen matters")]
public sealed class Placements : ForwardOnlyMigration
{
    private const int NameLength = 64;

    public override void Up()
    {
        Alter.Table("report")
            .AddColumn("model_version").AsText(NameLength).NotNullable().WithDefaultValue("")
            .AddColumn("placed_by").AsText(NameLength).NotNullable().WithDefaultValue("Unknown")
            .AddColumn("placement").AsText(int.MaxValue).Nullable();
        Create.Table("feedback")
            .WithColumn("model_version").AsText(NameLength).NotNullable().PrimaryKey()
            .WithColumn("suggested").AsInt32().NotNullable().PrimaryKey()
            .WithColumn("chosen").AsInt32().NotNullable().PrimaryKey()
            .WithColumn("reports").AsInt64().NotNullable();
    }
}
