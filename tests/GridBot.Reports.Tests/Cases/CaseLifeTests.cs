// The life of a case, every state, step and part of it: what is possible, where it leads, and why the rest is not.
using GridBot.Reports.Cases;
using static GridBot.Reports.ReportState;

namespace GridBot.Reports.Tests.Cases;

public sealed class CaseLifeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8));
    private static readonly CaseLimits Limits = new("office", MostPasses: 3, TimeSpan.FromDays(7), MostReopenings: 1);
    private static readonly CaseLife Life = new(Limits);

    private static readonly CaseActor Reporter = CaseActor.Reporter("reporter");
    private static readonly CaseActor Officer = new("officer", "孙伟", ["police"]);
    private static readonly CaseActor Office = new("head", "冯磊", ["office"]);
    private static readonly CaseActor OtherOfficer = new("other", "吴涛", ["environment"]);
    private static readonly CaseActor Stranger = CaseActor.Reporter("stranger");

    /// <summary>Written down once more, beside the code and apart from it: step, part, the states it is possible in, the state it leads to (none: it stays).</summary>
    private static readonly (CaseAction Action, CaseActor By, ReportState[] From, ReportState? To)[] Expected =
    [
        (CaseAction.Amend, Reporter, [Filed, Recorded], null),
        (CaseAction.Withdraw, Reporter, [Filed, Recorded, Returned], Withdrawn),
        (CaseAction.Note, Reporter, [Filed, Returned, Accepted, Underway, Reopened], null),
        (CaseAction.Answer, Reporter, [Filed, Returned, Accepted, Underway, Reopened], null),
        (CaseAction.Rate, Reporter, [Done], Rated),
        (CaseAction.Reopen, Reporter, [Done, Rated], Reopened),
        (CaseAction.Accept, Officer, [Filed, Reopened], Accepted),
        (CaseAction.Start, Officer, [Filed, Reopened, Accepted], Underway),
        (CaseAction.Finish, Officer, [Filed, Reopened, Accepted, Underway], Done),
        (CaseAction.Return, Officer, [Filed, Reopened, Accepted], Returned),
        (CaseAction.Ask, Officer, [Filed, Reopened, Accepted, Underway], null),
        (CaseAction.Assign, Office, [Filed, Returned, Accepted, Underway, Reopened], Filed),
        (CaseAction.Ask, Office, [Filed, Returned, Accepted, Underway, Reopened], null),
        (CaseAction.Finish, Office, [Returned], Done),
        (CaseAction.Assign, CaseActor.System, [Returned], Filed),
        (CaseAction.Join, CaseActor.System, [Filed, Returned, Accepted, Underway, Reopened], null),
        (CaseAction.Remind, CaseActor.System, [Filed, Returned, Accepted, Underway, Reopened], null),
        (CaseAction.Escalate, CaseActor.System, [Filed, Returned, Accepted, Underway, Reopened], null),
    ];

    public static TheoryData<ReportState, CaseAction> Everything { get; } =
        new(from state in Enum.GetValues<ReportState>() from action in Enum.GetValues<CaseAction>() select (state, action));

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_part_can_do_in_every_state_what_the_table_says_and_nothing_else(ReportState state, CaseAction action)
    {
        foreach (var actor in (CaseActor[])[Reporter, Officer, Office, CaseActor.System, OtherOfficer, Stranger])
        {
            var rule = Expected.FirstOrDefault(entry => entry.Action == action && entry.By == actor && entry.From.Contains(state));
            var decision = Life.Decide(Case(state), action, actor, Now, "words");
            if (rule.From is null)
            {
                Assert.IsType<CaseDecision.Refused>(decision);
            }
            else
            {
                Assert.Equal(rule.To ?? state, Assert.IsType<CaseDecision.Possible>(decision).To);
            }
        }
    }

    [Fact]
    public void A_case_that_is_withdrawn_or_a_record_is_moved_by_nobody_any_more_except_that_a_record_can_be_withdrawn()
    {
        foreach (var actor in (CaseActor[])[Reporter, Officer, Office, CaseActor.System])
        {
            Assert.Empty(Life.Possible(Case(Withdrawn), actor, Now));
        }

        Assert.Equal([CaseAction.Amend, CaseAction.Withdraw], Life.Possible(Case(Recorded), Reporter, Now));
        Assert.Empty(Life.Possible(Case(Recorded), Officer, Now));
        Assert.Empty(Life.Possible(Case(Recorded), Office, Now));
    }

    [Theory]
    [InlineData(CaseAction.Accept, Accepted, CaseRefusal.AlreadyDone)]
    [InlineData(CaseAction.Accept, Underway, CaseRefusal.AlreadyDone)]
    [InlineData(CaseAction.Accept, Done, CaseRefusal.AlreadyDone)]
    [InlineData(CaseAction.Accept, Rated, CaseRefusal.AlreadyDone)]
    [InlineData(CaseAction.Start, Underway, CaseRefusal.AlreadyDone)]
    [InlineData(CaseAction.Start, Done, CaseRefusal.AlreadyDone)]
    [InlineData(CaseAction.Finish, Done, CaseRefusal.AlreadyDone)]
    [InlineData(CaseAction.Finish, Rated, CaseRefusal.AlreadyDone)]
    [InlineData(CaseAction.Return, Returned, CaseRefusal.AlreadyDone)]
    [InlineData(CaseAction.Return, Underway, CaseRefusal.TooLate)]
    [InlineData(CaseAction.Return, Done, CaseRefusal.TooLate)]
    [InlineData(CaseAction.Ask, Done, CaseRefusal.TooLate)]
    [InlineData(CaseAction.Accept, Withdrawn, CaseRefusal.Withdrawn)]
    [InlineData(CaseAction.Return, Withdrawn, CaseRefusal.Withdrawn)]
    [InlineData(CaseAction.Finish, Withdrawn, CaseRefusal.Withdrawn)]
    public void An_officer_who_comes_too_late_is_told_why(CaseAction action, ReportState state, CaseRefusal why)
        => Assert.Equal(why, Why(Case(state), action, Officer));

    [Theory]
    [InlineData(CaseAction.Rate, Accepted, CaseRefusal.TooEarly)]
    [InlineData(CaseAction.Rate, Rated, CaseRefusal.AlreadyDone)]
    [InlineData(CaseAction.Rate, Withdrawn, CaseRefusal.Withdrawn)]
    [InlineData(CaseAction.Reopen, Filed, CaseRefusal.TooEarly)]
    [InlineData(CaseAction.Reopen, Reopened, CaseRefusal.AlreadyDone)]
    [InlineData(CaseAction.Withdraw, Withdrawn, CaseRefusal.AlreadyDone)]
    [InlineData(CaseAction.Withdraw, Accepted, CaseRefusal.TooLate)]
    [InlineData(CaseAction.Amend, Accepted, CaseRefusal.TooLate)]
    [InlineData(CaseAction.Answer, Done, CaseRefusal.TooLate)]
    public void A_reporter_who_comes_at_the_wrong_time_is_told_why(CaseAction action, ReportState state, CaseRefusal why)
        => Assert.Equal(why, Why(Case(state), action, Reporter));

    [Fact]
    public void Who_has_no_part_in_a_case_is_told_whose_it_is()
    {
        foreach (var action in (CaseAction[])[CaseAction.Accept, CaseAction.Return, CaseAction.Start, CaseAction.Finish, CaseAction.Ask])
        {
            Assert.Equal(CaseRefusal.OtherBureau, Why(Case(Filed), action, OtherOfficer));
            Assert.Equal(CaseRefusal.OtherBureau, Why(Case(Filed), action, Stranger));
        }

        foreach (var action in (CaseAction[])[CaseAction.Rate, CaseAction.Reopen, CaseAction.Withdraw, CaseAction.Amend, CaseAction.Answer])
        {
            Assert.Equal(CaseRefusal.NotReporter, Why(Case(Done), action, Stranger));
        }

        Assert.Equal(CaseRefusal.NotOffice, Why(Case(Filed), CaseAction.Assign, Officer));
    }

    [Fact]
    public void Nobody_files_a_case_twice()
    {
        foreach (var actor in (CaseActor[])[Reporter, Officer, Office, CaseActor.System])
        {
            Assert.IsType<CaseDecision.Refused>(Life.Decide(Case(Filed), CaseAction.File, actor, Now, "words"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void A_step_that_must_say_something_is_not_possible_without_words(string words)
    {
        Assert.Equal(CaseRefusal.ReasonMissing, Why(Case(Filed), CaseAction.Return, Officer, words));
        Assert.Equal(CaseRefusal.ResultMissing, Why(Case(Filed), CaseAction.Finish, Officer, words));
        Assert.Equal(CaseRefusal.WordsMissing, Why(Case(Filed), CaseAction.Ask, Officer, words));
        Assert.Equal(CaseRefusal.WordsMissing, Why(Case(Filed), CaseAction.Answer, Reporter, words));
        Assert.Equal(CaseRefusal.WordsMissing, Why(Case(Accepted), CaseAction.Note, Reporter, words));
        Assert.IsType<CaseDecision.Possible>(Life.Decide(Case(Filed), CaseAction.Accept, Officer, Now, words));
        Assert.IsType<CaseDecision.Possible>(Life.Decide(Case(Done), CaseAction.Reopen, Reporter, Now, words));
    }

    [Fact]
    public void A_case_is_reopened_within_its_time_to_the_moment_and_once()
    {
        var due = Now - Limits.ReopenWithin;
        Assert.IsType<CaseDecision.Possible>(Life.Decide(Finished(due), CaseAction.Reopen, Reporter, Now));
        Assert.Equal(CaseRefusal.Expired, Why(Finished(due.AddTicks(-1)), CaseAction.Reopen, Reporter));
        Assert.Equal(CaseRefusal.OnlyOnce, Why(Finished(Now) with { Case = Finished(Now).Case with { Reopenings = 1 } }, CaseAction.Reopen, Reporter));
        Assert.Equal(CaseRefusal.Expired, Why(Finished(Now) with { Case = CaseFacts.New }, CaseAction.Reopen, Reporter));
    }

    [Fact]
    public void A_case_is_lifted_from_the_last_allowed_return_on()
        => Assert.Equal([false, false, false, true, true], Enumerable.Range(0, 5).Select(passes => Life.IsLifted(Case(Returned) with { Case = CaseFacts.New with { Passes = passes } })));

    [Fact]
    public void Nobody_is_asked_who_had_their_data_deleted_and_nobody_may_act_in_their_place()
    {
        var orphan = Case(Accepted) with { Person = "" };
        Assert.Equal(CaseRefusal.NobodyToAsk, Why(orphan, CaseAction.Ask, Officer));
        Assert.Equal(CaseRefusal.NobodyToAsk, Why(orphan, CaseAction.Ask, Office));
        Assert.Equal(CaseRefusal.NotReporter, Why(Case(Done) with { Person = "" }, CaseAction.Rate, CaseActor.Reporter("")));
        Assert.Equal(CaseRefusal.NotReporter, Why(Case(Done) with { Person = "" }, CaseAction.Rate, CaseActor.System));
    }

    [Fact]
    public void Who_plays_two_parts_may_do_what_either_may()
    {
        var officerWhoReported = Case(Filed) with { Person = Officer.Person };
        Assert.IsType<CaseDecision.Possible>(Life.Decide(officerWhoReported, CaseAction.Withdraw, Officer, Now));
        Assert.IsType<CaseDecision.Possible>(Life.Decide(officerWhoReported, CaseAction.Accept, Officer, Now));
        var ofTheOffice = Case(Returned) with { Bureau = "office" };
        Assert.Equal(CaseRole.Office, Assert.IsType<CaseDecision.Possible>(Life.Decide(ofTheOffice, CaseAction.Finish, Office, Now, "words")).As);
    }

    [Fact]
    public void The_states_have_the_properties_their_names_promise()
    {
        Assert.Equal([Filed, Returned, Accepted, Underway, Reopened], Enum.GetValues<ReportState>().Where(CaseLife.IsOpen));
        Assert.Equal([Filed, Recorded], Enum.GetValues<ReportState>().Where(CaseLife.IsFresh));
        Assert.Equal([Accepted, Underway], Enum.GetValues<ReportState>().Where(CaseLife.IsTakenUp));
        Assert.Equal([Done, Rated], Enum.GetValues<ReportState>().Where(CaseLife.IsSettled));
    }

    private static CaseRefusal Why(Report report, CaseAction action, CaseActor actor, string words = "words")
        => Assert.IsType<CaseDecision.Refused>(Life.Decide(report, action, actor, Now, words)).Why;

    private static Report Finished(DateTimeOffset at) => Case(Done) with { Case = CaseFacts.New with { FinishedAt = at } };

    private static Report Case(ReportState state) => new()
    {
        Number = ReportNumber.Draw(Now, new Random(1)),
        Matter = 7,
        Kind = "hazard",
        Bureau = "police",
        Urgency = Urgency.Normal,
        State = state,
        Text = "text",
        Place = new Place("和平路12号", null),
        OccurredAt = Now,
        Answers = [],
        Attachments = [],
        Person = "reporter",
        FiledAt = Now,
        DialogVersion = "1",
        Case = CaseFacts.New with { FinishedAt = CaseLife.IsSettled(state) ? Now.AddDays(-1) : null },
    };
}
