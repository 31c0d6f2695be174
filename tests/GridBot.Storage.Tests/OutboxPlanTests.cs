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

    [Fact]
    public async Task The_next_due_time_is_one_look_into_an_index_for_each_urgency()
    {
        var plan = await PlanAsync(OutboxStore.NextDue, new { kind = "CaseTimer", now = 1L });

        Assert.Equal(2, plan.Split("USING COVERING INDEX ix_outbox_due (kind=? AND state=? AND urgent=? AND due_at>?)").Length - 1);
    }

    [Fact]
    public async Task The_oldest_due_row_of_a_kind_is_the_first_of_an_index()
    {
        var plan = await PlanAsync(OutboxLag.Oldest, new { kind = "CaseTimer", urgent = 0, now = 1L });

        Assert.Contains("USING INDEX ix_outbox_due (kind=? AND state=? AND urgent=? AND due_at<?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_depth_of_the_outbox_is_counted_without_the_timers_whose_time_has_not_come()
    {
        var plan = await PlanAsync(OutboxStore.Depth, new { kinds = OutboxStore.Sent, now = 1L, soon = 1L });

        Assert.Contains("USING INDEX ix_outbox_due (kind=? AND state=? AND urgent=? AND due_at<?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN outbox", plan, StringComparison.Ordinal);
    }

    private async Task<string> PlanAsync(string sql, object parameters) =>
        string.Join('\n', (await Database.ReadAsync((connection, _) => connection.QueryAsync<Step>($"EXPLAIN QUERY PLAN {sql}", parameters), Token)).Select(step => step.Detail));

    private sealed class Step
    {
        public string Detail { get; init; } = "";
    }
}
