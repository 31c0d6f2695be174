// The contract of the feedback: each report counted once, under what was chosen last, and nothing of it but numbers.
using System.Data.Common;
using Dapper;
using GridBot.Reports;

namespace GridBot.Storage.Tests;

public abstract class FeedbackContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private static readonly PlacementOutcome Right = new("model-1", 7, 7);
    private static readonly PlacementOutcome Waiting = new("model-1", 7, Reports.Report.Unplaced);

    [Fact]
    public async Task Outcomes_are_counted_by_what_was_suggested_and_chosen_and_by_model()
    {
        await TurnAsync(async turn =>
        {
            await turn.CountPlacementAsync(Right, Token);
            await turn.CountPlacementAsync(Right, Token);
        });
        await CountAsync(Right with { Chosen = 24 });
        await CountAsync(Right with { Model = "model-2" });
        await CountAsync(new PlacementOutcome("model-1", 0, 2));

        Assert.Equal(
            [new(new("model-1", 0, 2), 1), new(Right, 2), new(Right with { Chosen = 24 }, 1), new(Right with { Model = "model-2" }, 1)],
            await CountsAsync());
    }

    [Fact]
    public async Task Many_turns_at_once_lose_no_count()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => CountAsync(Right)));

        Assert.Equal([new PlacementCount(Right, 40)], await CountsAsync());
    }

    [Fact]
    public async Task A_report_that_the_office_places_is_moved_and_not_counted_twice()
    {
        await CountAsync(Waiting);
        await CountAsync(Waiting);

        Assert.True(await ReadAsync(turn => turn.MovePlacementAsync(Waiting, 24, Token)));

        Assert.Equal([new PlacementCount(Waiting, 1), new(Waiting with { Chosen = 24 }, 1)], await CountsAsync());
    }

    [Fact]
    public async Task Nothing_is_moved_from_where_nothing_is_counted()
    {
        await CountAsync(Right);

        Assert.False(await ReadAsync(turn => turn.MovePlacementAsync(Waiting, 24, Token)));
        Assert.False(await ReadAsync(turn => turn.MovePlacementAsync(Right with { Model = "model-2" }, 24, Token)));
        Assert.Equal([new PlacementCount(Right, 1)], await CountsAsync());
    }

    [Fact]
    public async Task A_count_taken_back_is_gone_and_never_falls_below_nothing()
    {
        await CountAsync(Right);

        Assert.True(await ReadAsync(turn => turn.UncountPlacementAsync(Right, Token)));
        Assert.False(await ReadAsync(turn => turn.UncountPlacementAsync(Right, Token)));
        Assert.Empty(await CountsAsync());
        await CountAsync(Right);
        Assert.Equal([new PlacementCount(Right, 1)], await CountsAsync());
    }

    [Fact]
    public async Task A_turn_that_fails_counts_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => TurnAsync(async turn =>
        {
            await turn.CountPlacementAsync(Right, Token);
            throw new InvalidOperationException("the turn fails");
        }));

        Assert.Empty(await CountsAsync());
    }

    [Fact]
    public async Task The_table_holds_numbers_and_the_models_version_and_no_column_for_anything_else()
    {
        await CountAsync(Right);
        var columns = await Database.ReadAsync(
            async (connection, token) =>
            {
                await using DbDataReader reader = await connection.ExecuteReaderAsync(new CommandDefinition("SELECT * FROM feedback", cancellationToken: token));
                return Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
            },
            Token);

        Assert.Equal(["model_version", "suggested", "chosen", "reports"], columns);
    }

    private Task CountAsync(PlacementOutcome outcome) => TurnAsync(turn => turn.CountPlacementAsync(outcome, Token));

    private Task<IReadOnlyList<PlacementCount>> CountsAsync() => new ReportReader(Database).PlacementCountsAsync(Token);
}
