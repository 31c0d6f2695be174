// The contract of turns: all of a turn or nothing, nothing twice, nobody lost.
using GridBot.Notices;
using GridBot.Reports;

namespace GridBot.Storage.Tests;

public abstract class TurnContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    [Fact]
    public async Task A_seen_message_gets_its_stored_reply_and_an_unseen_one_none()
    {
        await TurnAsync(turn => turn.AddReplyAsync("key", "{\"text\":\"收到\"}", Noon, Token));

        Assert.Equal("{\"text\":\"收到\"}", await ReadAsync(turn => turn.FindReplyAsync("key", Token)));
        Assert.Null(await ReadAsync(turn => turn.FindReplyAsync("other", Token)));
    }

    [Fact]
    public async Task The_same_message_delivered_ten_times_at_once_has_one_effect()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Turns.RunAsync(
            async (turn, token) =>
            {
                if (await turn.FindReplyAsync("key", token) is { } known)
                {
                    return known;
                }

                await turn.EnqueueAsync(Notice($"effect {i}"), token);
                await turn.AddReplyAsync("key", $"reply {i}", Noon, token);
                return $"reply {i}";
            },
            Token)));

        Assert.Equal(1, (await Outbox.StatusAsync(Noon, Token)).Waiting);
        Assert.Single(replies.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_person_is_added_once_and_found_again()
    {
        var first = await ReadAsync(turn => turn.FindOrAddPersonAsync("wecom", "zhang", "id1", Noon, Token));
        var again = await ReadAsync(turn => turn.FindOrAddPersonAsync("wecom", "zhang", "id2", Noon, Token));
        var elsewhere = await ReadAsync(turn => turn.FindOrAddPersonAsync("dingtalk", "zhang", "id3", Noon, Token));

        Assert.Equal(("id1", "id1", "id3"), (first, again, elsewhere));
        Assert.Equal("wecom:zhang", await ReadAsync(turn => turn.FindTargetAsync("id1", Token)));
        Assert.Null(await ReadAsync(turn => turn.FindTargetAsync("nobody", Token)));
    }

    [Fact]
    public async Task A_session_is_kept_and_replaced()
    {
        await AddPersonAsync("zhang");
        Assert.Null(await ReadAsync(turn => turn.FindSessionAsync("person-zhang", Token)));
        await TurnAsync(turn => turn.SaveSessionAsync("person-zhang", "one", Noon, Token));
        await TurnAsync(turn => turn.SaveSessionAsync("person-zhang", "two", Noon, Token));

        Assert.Equal("two", await ReadAsync(turn => turn.FindSessionAsync("person-zhang", Token)));
    }

    [Fact]
    public async Task A_turn_that_throws_leaves_nothing_and_harms_no_other_turn_of_its_group()
    {
        await AddPersonAsync("zhang");
        var turns = Enumerable.Range(0, 50).Select(i => Turns.RunAsync(
            async (turn, token) =>
            {
                await turn.AddReplyAsync($"key{i}", "r", Noon, token);
                await turn.EnqueueAsync(Notice($"n{i}"), token);
                return i % 5 == 0 ? throw new InvalidDataException("this turn is at fault") : i;
            },
            Token)).ToList();

        for (var i = 0; i < turns.Count; i++)
        {
            if (i % 5 == 0)
            {
                await Assert.ThrowsAsync<InvalidDataException>(() => turns[i]);
            }
            else
            {
                Assert.Equal(i, await turns[i]);
            }

            Assert.Equal(i % 5 != 0, await ReadAsync(turn => turn.FindReplyAsync($"key{i}", Token)) is not null);
        }

        Assert.Equal(40, (await Outbox.StatusAsync(Noon, Token)).Waiting);
    }

    [Fact]
    public async Task A_broken_constraint_fails_only_its_turn()
    {
        await TurnAsync(turn => turn.AddReplyAsync("key", "r", Noon, Token));
        var bad = TurnAsync(turn => turn.AddReplyAsync("key", "again", Noon, Token));
        var good = TurnAsync(turn => turn.AddReplyAsync("other", "r", Noon, Token));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => bad);
        await good;
        Assert.Equal("r", await ReadAsync(turn => turn.FindReplyAsync("other", Token)));
    }

    [Fact]
    public async Task A_session_needs_its_person() =>
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => TurnAsync(turn => turn.SaveSessionAsync("nobody", "s", Noon, Token)));

    [Fact]
    public async Task Two_hundred_pairs_of_turns_of_as_many_people_lose_nothing()
    {
        const int people = 200;
        await Task.WhenAll(Enumerable.Range(0, people).SelectMany(i => (Task[])[AppendAsync(i, "a"), AppendAsync(i, "b")]));

        for (var i = 0; i < people; i++)
        {
            // Of two that arrive at the same instant a server may take either first; one writer takes them as they came.
            var kept = await ReadAsync(turn => turn.FindSessionAsync($"p{i}", Token)) ?? "";
            Assert.Equal("ab", Database.Dialect == Dialect.Sqlite ? kept : string.Concat(kept.Order()));
        }
    }

    [Fact]
    public async Task A_caller_who_left_before_the_turn_ended_is_told_and_nothing_is_done()
    {
        using var left = new CancellationTokenSource();
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = TurnAsync(_ =>
        {
            entered.SetResult();
            return gate.Task;
        });
        await entered.Task;
        var late = Turns.RunAsync(
            async (turn, token) =>
            {
                // One writer has not begun this turn when its caller leaves; where turns run side by side it may be under way.
                await turn.AddReplyAsync("late", "r", Noon, token);
                await gone.Task;
                token.ThrowIfCancellationRequested();
                return 0;
            },
            left.Token);
        await left.CancelAsync();
        gone.SetResult();
        gate.SetResult();
        await running;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
        Assert.Null(await ReadAsync(turn => turn.FindReplyAsync("late", Token)));
    }

    [Fact]
    public async Task A_person_message_to_an_unknown_person_is_refused_without_naming_them()
    {
        var item = Notice("n") with { Kind = OutboxKind.PersonMessage, Target = "wecom:secret-name" };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => EnqueueAsync(item));

        Assert.DoesNotContain("secret-name", error.ToString(), StringComparison.Ordinal);
    }

    private Task AppendAsync(int i, string letter) => TurnAsync(async turn =>
    {
        var person = await turn.FindOrAddPersonAsync("wecom", $"user{i}", $"p{i}", Noon, Token);
        var state = await turn.FindSessionAsync(person, Token) ?? "";
        await Task.Yield();
        await turn.SaveSessionAsync(person, state + letter, Noon, Token);
    });
}
