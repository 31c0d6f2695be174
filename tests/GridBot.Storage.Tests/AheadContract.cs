// The contract of turns that may run before the writer is free for them: nobody can tell that they did.
using GridBot.Notices;
using GridBot.Reports;

namespace GridBot.Storage.Tests;

public abstract class AheadContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private static readonly ReportNumber Number = Read("WG20261122-0001");

    [Fact]
    public async Task All_of_a_turn_is_kept_and_its_result_returned()
    {
        Assert.Equal("done", await Turns.RunAheadAsync(
            async (turn, token) =>
            {
                var opening = await turn.OpenAsync("key", "wecom", "zhang", "p1", Noon, token);
                await turn.AddReportAsync(Report(Number, opening.Person), token);
                await turn.EnqueueAsync(Notice("notice"), token);
                await turn.CountPlacementAsync(new PlacementOutcome("model", 7, 7), token);
                await turn.SaveSessionAsync(opening.Person, "会话 \u0001 ''", Noon, token);
                await turn.AddReplyAsync("key", "好", Noon, token);
                return "done";
            },
            Token));

        Assert.Equal(new TurnOpening("好", "p1", "", "", "会话 \u0001 ''", ""), await ReadAsync(turn => turn.OpenAsync("key", "wecom", "zhang", "other", Noon, Token)));
        Assert.Equal("p1", (await ReadAsync(turn => turn.FindReportAsync(Number, Token)))?.Person);
        Assert.Single(await ReadAsync(turn => turn.CaseEventsAsync(Number, Token)));
        Assert.Equal(1, (await Outbox.StatusAsync(Noon, Token)).Waiting);
    }

    [Fact]
    public async Task The_same_message_delivered_ten_times_at_once_has_one_effect()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Turns.RunAheadAsync(
            async (turn, token) =>
            {
                var opening = await turn.OpenAsync("key", "wecom", "zhang", $"p{i}", Noon, token);
                if (opening.Reply is { } known)
                {
                    return known;
                }

                await turn.EnqueueAsync(Notice($"effect {i}"), token);
                await turn.AddReplyAsync("key", $"reply {i}", Noon, token);
                return $"reply {i}";
            },
            Token)));

        Assert.Single(replies.Distinct(StringComparer.Ordinal));
        Assert.Equal(1, (await Outbox.StatusAsync(Noon, Token)).Waiting);
    }

    [Fact]
    public async Task A_hundred_people_who_write_four_messages_at_once_each_lose_none()
    {
        const int people = 100;
        string[] letters = ["a", "b", "c", "d"];
        await Task.WhenAll(Enumerable.Range(0, people).SelectMany(i => letters.Select(letter => AppendAsync($"user{i}", letter))));
        for (var i = 0; i < people; i++)
        {
            var opening = await ReadAsync(turn => turn.OpenAsync("none", "wecom", $"user{i}", "none", Noon, Token));
            Assert.Equal("abcd", string.Concat((opening.Session ?? "").Order()));
        }
    }

    [Fact]
    public async Task A_turn_sees_what_it_wrote_and_how_many_rows_it_changed()
    {
        await AddPersonAsync("zhang");
        await TurnAsync(turn => turn.AddReportAsync(Report(Number, "person-zhang"), Token));
        var withdrawn = new ReportEvent(Number, Noon, ReportState.Withdrawn, "reporter", "");
        var (waits, moved, again) = await Turns.RunAheadAsync(
            async (turn, token) =>
            {
                await turn.OpenAsync("key", "wecom", "zhang", "none", Noon, token);
                await turn.EnqueueAsync(Notice("notice", replace: "one"), token);
                var waits = await turn.FindWaitingAsync("one", token) is not null;
                return (waits, await turn.MoveReportAsync(ReportState.Filed, withdrawn, token), await turn.MoveReportAsync(ReportState.Filed, withdrawn, token));
            },
            Token);

        Assert.Equal((true, true, false), (waits, moved, again));
    }

    [Fact]
    public async Task A_turn_that_fails_keeps_nothing_and_tells_why_and_those_beside_it_keep_theirs()
    {
        var good = Enumerable.Range(0, 20).Select(i => AppendAsync($"user{i}", "a")).ToList();
        var bad = Turns.RunAheadAsync<int>(
            async (turn, token) =>
            {
                await turn.OpenAsync("bad", "wecom", "zhang", "p1", Noon, token);
                await turn.AddReplyAsync("bad", "r", Noon, token);
                throw new InvalidOperationException("on purpose");
            },
            Token);
        var unknown = Turns.RunAheadAsync(
            async (turn, token) =>
            {
                await turn.OpenAsync("unknown", "wecom", "zhang", "p1", Noon, token);
                await turn.SaveSessionAsync("nobody", "s", Noon, token);
                await turn.AddReplyAsync("unknown", "r", Noon, token);
                return 0;
            },
            Token);

        Assert.Equal("on purpose", (await Assert.ThrowsAsync<InvalidOperationException>(() => bad)).Message);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => unknown);
        await Task.WhenAll(good);
        Assert.Null(await ReadAsync(turn => turn.FindReplyAsync("bad", Token)));
        Assert.Null(await ReadAsync(turn => turn.FindReplyAsync("unknown", Token)));
        Assert.Equal("a", (await ReadAsync(turn => turn.OpenAsync("none", "wecom", "user19", "none", Noon, Token))).Session);
    }

    [Fact]
    public async Task A_number_that_two_turns_found_free_at_once_is_given_once()
    {
        var taken = Read("WG20261122-0002");
        var numbers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Turns.RunAheadAsync(
            async (turn, token) =>
            {
                var opening = await turn.OpenAsync($"key{i}", "wecom", $"user{i}", $"p{i}", Noon, token);
                var number = await turn.IsNumberTakenAsync(taken, token) ? Read($"WG20261122-1{i:000}") : taken;
                await turn.AddReportAsync(Report(number, opening.Person), token);
                await turn.AddReplyAsync($"key{i}", number.Text, Noon, token);
                return number;
            },
            Token)));

        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.Contains(taken, numbers);
        foreach (var number in numbers)
        {
            Assert.NotNull(await ReadAsync(turn => turn.FindReportAsync(number, Token)));
        }
    }

    [Fact]
    public async Task A_row_is_not_born_leased_behind_another_of_the_same_turn()
    {
        var lease = new RowLease("owner", TimeSpan.FromSeconds(60), Posts: 3, TimeSpan.FromHours(1));
        var leased = await Turns.RunAheadAsync(
            async (turn, token) =>
            {
                await turn.OpenAsync("key", "wecom", "zhang", "p1", Noon, token);
                await turn.EnqueueAsync(Message("first", Noon), token);
                return await turn.EnqueueLeasedAsync(Message("second", Noon), lease, Noon, token);
            },
            Token);

        Assert.False(leased);
        Assert.Equal(1, (await Outbox.StatusAsync(Noon, Token)).Waiting);
    }

    [Fact]
    public async Task Who_leaves_before_the_turn_ended_is_told_and_nothing_is_done()
    {
        using var left = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Turns.RunAheadAsync(
            async (turn, token) =>
            {
                await turn.OpenAsync("late", "wecom", "zhang", "p1", Noon, token);
                await turn.AddReplyAsync("late", "r", Noon, token);
                await left.CancelAsync();
                token.ThrowIfCancellationRequested();
                return 0;
            },
            left.Token));
        Assert.Null(await ReadAsync(turn => turn.FindReplyAsync("late", Token)));
    }

    private static ReportNumber Read(string text) => ReportNumber.TryParse(text, out var read) ? read.Value : throw new FormatException(text);

    private Task AppendAsync(string user, string letter) => Turns.RunAheadAsync(
        async (turn, token) =>
        {
            var opening = await turn.OpenAsync($"{user} {letter}", "wecom", user, $"{user} {letter}", Noon, token);
            await Task.Yield();
            await turn.SaveSessionAsync(opening.Person, (opening.Session ?? "") + letter, Noon, token);
            await turn.AddReplyAsync($"{user} {letter}", letter, Noon, token);
            return 0;
        },
        Token);

    private static OutboxItem Message(string id, DateTimeOffset due) => new()
    {
        Id = id,
        Kind = OutboxKind.PersonMessage,
        Target = "wecom:zhang",
        Payload = OutboxPayload.Write(OutboundMessage.Plain(id)),
        DueAt = due,
        CreatedAt = Noon,
    };
}
