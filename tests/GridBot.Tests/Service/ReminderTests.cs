// The reminder of an unfinished report through the running service: a row that survives a restart and goes out once.
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class ReminderTests
{
    private const string DueOfReminder = "SELECT due_at FROM outbox WHERE replace_key LIKE 'reminder:%'";

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task Whoever_leaves_a_report_unfinished_is_reminded_once_also_after_a_restart()
    {
        var clock = Clock();
        await using var stage = await ServiceStage.OpenAsync(time: clock);
        await stage.Client.TextAsync("zhang", "楼道里消防栓没水,水带也没了");
        await SentAsync(stage, clock, 1);
        await stage.StopAsync();
        await stage.StartAsync();
        var due = DateTimeOffset.UnixEpoch.AddMicroseconds(await stage.QueryAsync<long>(DueOfReminder));
        Assert.InRange(due - clock.GetUtcNow(), TimeSpan.FromMinutes(110), TimeSpan.FromHours(14));
        clock.SetUtcNow(due);
        var words = await SentAsync(stage, clock, 2);
        Assert.Contains("消防栓", words, StringComparison.Ordinal);
        Assert.Contains("继续", words, StringComparison.Ordinal);
        await Eventually.AsAsync(() => stage.CountAsync("outbox WHERE kind <> 'CaseTimer'"), count => count == 0);
        Assert.Equal(2, stage.Platform.SentTo("zhang").Count);
    }

    [Fact]
    public async Task A_report_that_was_sent_takes_its_reminder_back()
    {
        var clock = Clock();
        await using var stage = await ServiceStage.OpenAsync(time: clock);
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await SentAsync(stage, clock, 1);
        Assert.True(await stage.QueryAsync<long>(DueOfReminder) > 0);
        Assert.Contains("WG", (await stage.Client.TextAsync("zhang", "提交")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await stage.QueryAsync<long>("SELECT COUNT(*) FROM outbox WHERE replace_key LIKE 'reminder:%'"));
    }

    /// <summary>Callbacks carry the real time, so the fake one begins there.</summary>
    private static FakeTimeProvider Clock() => new(TimeProvider.System.GetUtcNow());

    private static async Task<string> SentAsync(ServiceStage stage, FakeTimeProvider clock, int count)
    {
        await Eventually.AsAsync(
            () =>
            {
                clock.Advance(Step);
                return stage.Platform.SentTo("zhang");
            },
            sent => sent.Count >= count);
        return stage.Platform.SentTo("zhang")[count - 1].Words;
    }
}
