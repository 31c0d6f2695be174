// The statements that run for every send find their rows by an index, however long the backlog is.
using Dapper;

namespace GridBot.Storage.Tests;

public sealed class OutboxPlanTests : Contract<SqliteTestDatabase>
{
    [Fact]
    public async Task What_stands_behind_a_row_is_read_in_the_order_of_an_index()
    {
        var plan = await PlanAsync(OutboxGathering.Behind, new { recipient = "group", kind = "GroupNotice", first = 1L, limit = 39 });

        Assert.Contains("USING INDEX ix_outbox_recipient (recipient=? AND kind=? AND urgent=? AND first_due>?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    private async Task<string> PlanAsync(string sql, object parameters) =>
        string.Join('\n', (await Database.ReadAsync((connection, _) => connection.QueryAsync<Step>($"EXPLAIN QUERY PLAN {sql}", parameters), Token)).Select(step => step.Detail));

    private sealed class Step
    {
        public string Detail { get; init; } = "";
    }
}
