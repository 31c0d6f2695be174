// Whatever is wished by whomever in whatever order: a case never leaves the table, and its events tell its state.
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;
using static GridBot.Conversation.Tests.Cases.SampleCase;

namespace GridBot.Conversation.Tests.Cases;

public sealed class CaseFlowPropertyTests
{
    private static readonly CaseFlow Flow = new(RealDialogs.Set, new Uri("https://grid.example/"));

    private static readonly CaseActor[] Actors =
    [
        CaseActor.System, CaseActor.Reporter("someone"), CaseActor.Reporter("stranger"), new("p1", "孙伟", ["gonganju"]), new("p2", "吴涛", ["huanbaoju"]), new("p3", "冯磊", ["zongzhiban"]),
    ];

    /// <summary>A wish as a few numbers, so that a failing list of them can be shortened.</summary>
    public sealed record Move(CaseAction Action, int Actor, int Target, bool Words, int Hours);

    public static Arbitrary<Move[]> Moves()
    {
        var move = from action in Gen.Elements(Enum.GetValues<CaseAction>())
                   from actor in Gen.Choose(0, Actors.Length - 1)
                   from target in Gen.Choose(0, 4)
                   from words in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
                   from hours in Gen.Choose(0, 60)
                   select new Move(action, actor, target, words, hours);
        return move.ArrayOf().Where(moves => moves.Length <= 60).ToArbitrary();
    }

    [Property(MaxTest = 400)]
    public Property Random_wishes_never_leave_the_table() => Prop.ForAll(Moves(), moves => Play(moves));

    [Fact]
    public void The_play_reaches_every_state_that_steps_lead_to()
    {
        var seen = new HashSet<ReportState>();
        var random = new Random(7);
        for (var game = 0; game < 300; game++)
        {
            Play([.. Enumerable.Range(0, 40).Select(_ => new Move((CaseAction)random.Next(Enum.GetValues<CaseAction>().Length), random.Next(Actors.Length), random.Next(5), true, random.Next(3)))], seen);
        }

        Assert.Equal([ReportState.Filed, ReportState.Returned, ReportState.Accepted, ReportState.Underway, ReportState.Done, ReportState.Rated, ReportState.Reopened, ReportState.Withdrawn], seen.Order());
    }

    private static void Play(Move[] moves, HashSet<ReportState>? seen = null)
    {
        var report = Filed();
        var now = report.FiledAt;
        List<ReportEvent> events = [new(report.Number, now, report.State, "reporter", "") { Action = CaseAction.File, Bureau = report.Bureau }];
        seen?.Add(report.State);
        foreach (var move in moves)
        {
            now += TimeSpan.FromHours(move.Hours);
            var actor = Actors[move.Actor];
            var wish = new CaseWish(move.Action)
            {
                Words = move.Words ? "words" : "",
                Matter = move.Target switch { 1 => 6, 2 => 7, 3 => 12, _ => null },
                Bureau = move.Target == 4 ? "fulian" : null,
                Rating = (Rating)(1 + (move.Target % 3)),
            };
            switch (Flow.Take(report, wish, actor, now, events))
            {
                case CaseOutcome.Done done:
                    Check(report, done, move.Action, actor, now);
                    report = done.After with { Version = done.After.Version + 1 };
                    events.AddRange(done.Effects.OfType<Effect.StepCase>().Single().Steps);
                    seen?.Add(report.State);
                    break;
                case CaseOutcome.Refused:
                    break;
            }

            Assert.Equal(report.State, Replayed(events));
            Assert.Equal(report.Case.Passes, events.Count(step => step.Action == CaseAction.Return));
            Assert.Equal(report.Case.Reopenings, events.Count(step => step.Action == CaseAction.Reopen));
            Assert.InRange(report.Case.Reopenings, 0, RealDialogs.Set.Cases.MostReopenings);
            Assert.Equal(CaseLife.IsSettled(report.State), report.Case is { FinishedAt: not null, Result.Length: > 0 });
            Assert.Equal(report.State == ReportState.Rated, report.Case.Rating != Rating.None);
            Assert.DoesNotContain(report.Matter, (int[])[12, 14, 16, 18, 19]);
        }
    }

    private static void Check(Report before, CaseOutcome.Done done, CaseAction action, CaseActor actor, DateTimeOffset now)
    {
        Assert.NotEqual(ReportState.Withdrawn, before.State);
        var step = Assert.Single(done.Effects.OfType<Effect.StepCase>());
        Assert.Equal(before.Version, step.After.Version);
        Assert.All(step.Steps, one => Assert.Equal((now, before.Number), (one.At, one.Number)));
        Assert.Equal(action, step.Steps[0].Action);
        Assert.Equal(done.After.State, step.Steps[^1].State);
        Assert.Equal(done.After.Bureau, step.Steps[^1].Bureau);
        var rule = Assert.Single(CaseLife.Rules, rule => rule.Action == action && rule.From.Contains(before.State) && rule.By.ToString().Equals(step.Steps[0].Actor, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(rule.To ?? before.State, step.Steps[0].State);
        if (step.Steps.Count > 1)
        {
            // Only a return goes on at once, by the rules, and only while the case has not been passed around too often.
            Assert.Equal([CaseAction.Return, CaseAction.Assign], step.Steps.Select(one => one.Action!.Value));
            Assert.True(done.After.Case.Passes < RealDialogs.Set.Cases.MostPasses);
            Assert.Equal((ReportState.Filed, "system", ""), (step.Steps[1].State, step.Steps[1].Actor, step.Steps[1].Person));
        }

        if (action == CaseAction.Return && done.After.Case.Passes >= RealDialogs.Set.Cases.MostPasses)
        {
            Assert.Equal(ReportState.Returned, done.After.State);
            Assert.Contains(done.Effects.OfType<Effect.NotifyGroup>(), notice => notice.Group == RealDialogs.Set.Office.Group);
        }

        if (!CaseLife.IsOpen(done.After.State) && CaseLife.IsOpen(before.State))
        {
            Assert.Contains(done.Effects, effect => effect is Effect.DropTimer);
        }

        foreach (var notice in done.Effects.OfType<Effect.NotifyGroup>())
        {
            Assert.DoesNotContain("someone", notice.Markdown, StringComparison.Ordinal);
            Assert.Contains(before.Number.Text, notice.Markdown, StringComparison.Ordinal);
        }

        foreach (var told in done.Effects.OfType<Effect.TellReporters>())
        {
            Assert.False(actor.Name.Length > 0 && told.Said.Text.Contains(actor.Name, StringComparison.Ordinal));
        }
    }

    /// <summary>The state as the events alone tell it, by the table.</summary>
    private static ReportState Replayed(List<ReportEvent> events)
    {
        var state = ReportState.Filed;
        foreach (var step in events.Skip(1))
        {
            var rule = CaseLife.Rules.First(rule => rule.Action == step.Action && rule.From.Contains(state) && rule.By.ToString().Equals(step.Actor, StringComparison.OrdinalIgnoreCase));
            state = rule.To ?? state;
        }

        return state;
    }
}
