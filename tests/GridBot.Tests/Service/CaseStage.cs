// A running bot whose cases are filed and moved directly, with a clock the test sets.
using System.Globalization;
using GridBot.Cases;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Turns;
using GridBot.Notices;
using GridBot.Reports;
using GridBot.Reports.Cases;
using GridBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Tests.Service;

/// <summary>Cases on a stage. No callback is sent, so that the clock may stand on any day.</summary>
internal sealed class CaseStage : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(300);
    private static readonly CaseTimers Timers = new(RunningBot.Dialogs);
    private int drawn;

    private CaseStage(ServiceStage stage, FakeTimeProvider clock) => (Stage, Clock) = (stage, clock);

    public ServiceStage Stage { get; }

    public FakeTimeProvider Clock { get; }

    public FakeWeCom Platform => Stage.Platform;

    /// <summary>The row of the outbox that plans the next digest.</summary>
    public ISender TimerSender => Stage.Services.GetServices<ISender>().Single(sender => sender.Kind == OutboxKind.CaseTimer);

    /// <param name="now">The city's civil time: 2026-11-23 10:00, a Monday.</param>
    /// <param name="quiet">Whether quiet hours are kept.</param>
    public static async Task<CaseStage> OpenAsync(string now, bool quiet = false)
    {
        var clock = new FakeTimeProvider(At(now));
        return new CaseStage(await ServiceStage.OpenAsync(settings => settings with { Conversation = settings.Conversation with { QuietHours = quiet } }, time: clock), clock);
    }

    public static DateTimeOffset At(string time) => new(DateTime.ParseExact(time, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), ChinaTime.Offset);

    /// <summary>Files a report now, with its timers.</summary>
    public async Task<Report> FileAsync(Urgency urgency = Urgency.Normal, int matter = 7, string kind = "hazard", string bureau = "gonganju")
    {
        var now = Clock.GetUtcNow();
        var plan = Timers.Plan(
            null,
            new Report
            {
                Number = ReportNumber.Draw(now, new Random(++drawn)),
                Matter = matter,
                Kind = kind,
                Bureau = bureau,
                Urgency = urgency,
                State = ReportState.Filed,
                Text = "三单元楼道堆满纸箱",
                Place = new Place("和平路12号", null),
                OccurredAt = now,
                Answers = [],
                Attachments = [],
                Person = "someone",
                FiledAt = now,
                DialogVersion = "1",
            },
            now);
        await WriteAsync([new Effect.FileReport(plan.Report), .. plan.Effects]);
        return plan.Report;
    }

    /// <summary>An officer moves a case now.</summary>
    public async Task<Report> MoveAsync(Report report, ReportState to, CaseAction action, CaseFacts? facts = null)
    {
        var plan = Timers.Plan(report, report with { State = to, Case = facts ?? report.Case }, Clock.GetUtcNow());
        await WriteAsync([new Effect.StepCase(plan.Report, [new ReportEvent(report.Number, Clock.GetUtcNow(), to, "officer", "") { Action = action, Bureau = report.Bureau }]), .. plan.Effects]);
        return plan.Report with { Version = plan.Report.Version + 1 };
    }

    /// <summary>Sets the clock and waits until a group has had so many notices; returns the last of them.</summary>
    public async Task<string> ToldAsync(string now, string group, int count)
    {
        Clock.SetUtcNow(At(now));
        await RunAsync(() => Platform.Notices(group), notices => notices.Count >= count);
        return Platform.Notices(group)[count - 1].Words;
    }

    /// <summary>Sets the clock and waits until nothing that is due is left.</summary>
    public async Task SettleAsync(string now)
    {
        Clock.SetUtcNow(At(now));
        await SettleAsync();
    }

    public Task SettleAsync() => RunAsync(
        () => Stage.QueryAsync<long>(string.Create(CultureInfo.InvariantCulture, $"SELECT COUNT(*) FROM outbox WHERE due_at <= {(Clock.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond}")),
        due => due == 0);

    public async Task RestartAsync()
    {
        await Stage.StopAsync();
        await Stage.StartAsync();
    }

    public Task<long> EventsAsync(Report report, CaseAction action) => Stage.QueryAsync<long>($"SELECT COUNT(*) FROM report_event WHERE number = '{report.Number.Text}' AND action = '{action}' AND actor = 'system'");

    public async ValueTask DisposeAsync() => await Stage.DisposeAsync();

    private Task RunAsync<T>(Func<Task<T>> look, Predicate<T> holds) => Eventually.AsAsync(
        () =>
        {
            Clock.Advance(Step);
            return look();
        },
        holds);

    private Task RunAsync<T>(Func<T> look, Predicate<T> holds) => RunAsync(() => Task.FromResult(look()), holds);

    private Task WriteAsync(IReadOnlyList<Effect> effects)
    {
        var writer = Stage.Services.GetRequiredService<CaseEffectWriter>();
        return Stage.Services.GetRequiredService<ITurnStore>().RunAsync(
            async (turn, token) =>
            {
                foreach (var effect in effects)
                {
                    if (effect is Effect.FileReport filed)
                    {
                        await turn.AddReportAsync(filed.Report, token);
                    }
                    else
                    {
                        Assert.True(await writer.WriteAsync(turn, "", effect, tapped: false, Clock.GetUtcNow(), token));
                    }
                }

                return 0;
            },
            TestContext.Current.CancellationToken);
    }
}
