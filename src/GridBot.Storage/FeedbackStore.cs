// Counts of what was suggested and what was chosen.
using System.Data.Common;
using Dapper;
using GridBot.Reports;

namespace GridBot.Storage;

/// <summary>Rows of the table feedback. Each report that a model ranked and that is not withdrawn is counted once.</summary>
internal sealed class FeedbackStore(Dialect dialect)
{
    private const string Change = "UPDATE feedback SET reports = reports + @by WHERE model_version = @Model AND suggested = @Suggested AND chosen = @Chosen AND reports + @by >= 0";
    private const string Read = "SELECT model_version AS Model, suggested AS Suggested, chosen AS Chosen, reports AS Reports FROM feedback WHERE reports > 0 ORDER BY model_version, suggested, chosen";

    private readonly string add = $"""
        INSERT INTO feedback (model_version, suggested, chosen, reports) VALUES (@Model, @Suggested, @Chosen, 1)
        {dialect.OnExisting("model_version, suggested, chosen", "reports = feedback.reports + 1")}
        """;

    public Task AddAsync(DbConnection connection, PlacementOutcome outcome, CancellationToken cancellationToken) =>
        connection.PostLastAsync(new CommandDefinition(add, outcome, cancellationToken: cancellationToken));

    /// <summary>Takes one report of an outcome back; false when none is counted there.</summary>
    public static Task<bool> RemoveAsync(DbConnection connection, PlacementOutcome outcome, CancellationToken cancellationToken) => ChangeAsync(connection, outcome, -1, cancellationToken);

    /// <summary>Moves one report from <paramref name="counted"/> to what was chosen instead; false, and nothing changes, when none is counted there.</summary>
    public async Task<bool> MoveAsync(DbConnection connection, PlacementOutcome counted, int chosen, CancellationToken cancellationToken)
    {
        if (!await RemoveAsync(connection, counted, cancellationToken))
        {
            return false;
        }

        await AddAsync(connection, counted with { Chosen = chosen }, cancellationToken);
        return true;
    }

    /// <summary>All counts, by model version, suggested and chosen matter.</summary>
    public static async Task<IReadOnlyList<PlacementCount>> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(Read, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new PlacementCount(new PlacementOutcome(row.Model, row.Suggested, row.Chosen), row.Reports))];
    }

    private static async Task<bool> ChangeAsync(DbConnection connection, PlacementOutcome outcome, int by, CancellationToken cancellationToken)
        => await connection.ExecuteAsync(new CommandDefinition(Change, new { by, outcome.Model, outcome.Suggested, outcome.Chosen }, cancellationToken: cancellationToken)) > 0;

    /// <summary>Whole numbers come back as other types from each database.</summary>
    private sealed class Row
    {
        public string Model { get; init; } = "";

        public int Suggested { get; init; }

        public int Chosen { get; init; }

        public long Reports { get; init; }
    }
}
