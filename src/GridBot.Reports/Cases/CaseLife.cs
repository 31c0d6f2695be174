// The life of a case: one table of who may do what when.
namespace GridBot.Reports.Cases;

/// <summary>Decides which steps of a case are possible. Pure: the same case, step and time give the same answer.</summary>
public sealed class CaseLife(CaseLimits limits)
{
    private static readonly ReportState[] Fresh = [ReportState.Filed, ReportState.Recorded];
    private static readonly ReportState[] Waiting = [ReportState.Filed, ReportState.Reopened];
    private static readonly ReportState[] Open = [ReportState.Filed, ReportState.Returned, ReportState.Accepted, ReportState.Underway, ReportState.Reopened];
    private static readonly ReportState[] TakenUp = [ReportState.Accepted, ReportState.Underway];
    private static readonly ReportState[] Settled = [ReportState.Done, ReportState.Rated];

    /// <summary>The table. What is not in it is not possible.</summary>
    public static IReadOnlyList<CaseRule> Rules { get; } =
    [
        new(CaseAction.Amend, CaseRole.Reporter, Fresh, null),
        new(CaseAction.Withdraw, CaseRole.Reporter, [.. Fresh, ReportState.Returned], ReportState.Withdrawn),
        new(CaseAction.Note, CaseRole.Reporter, Open, null),
        new(CaseAction.Answer, CaseRole.Reporter, Open, null),
        new(CaseAction.Rate, CaseRole.Reporter, [ReportState.Done], ReportState.Rated),
        new(CaseAction.Reopen, CaseRole.Reporter, Settled, ReportState.Reopened),

        new(CaseAction.Accept, CaseRole.Officer, Waiting, ReportState.Accepted),
        // A bureau that began, or has settled it on the spot, has taken it up: nobody is made to tap twice.
        new(CaseAction.Start, CaseRole.Officer, [.. Waiting, ReportState.Accepted], ReportState.Underway),
        new(CaseAction.Finish, CaseRole.Officer, [.. Waiting, .. TakenUp], ReportState.Done),
        // Who has begun to deal with it knows whose it is: from then on only the office moves it.
        new(CaseAction.Return, CaseRole.Officer, [.. Waiting, ReportState.Accepted], ReportState.Returned),
        new(CaseAction.Ask, CaseRole.Officer, [.. Waiting, .. TakenUp], null),

        new(CaseAction.Assign, CaseRole.Office, Open, ReportState.Filed),
        new(CaseAction.Ask, CaseRole.Office, Open, null),
        new(CaseAction.Finish, CaseRole.Office, [ReportState.Returned], ReportState.Done),

        new(CaseAction.Assign, CaseRole.System, [ReportState.Returned], ReportState.Filed),
        new(CaseAction.Join, CaseRole.System, Open, null),
        new(CaseAction.Remind, CaseRole.System, Open, null),
        new(CaseAction.Escalate, CaseRole.System, Open, null),
    ];

    /// <summary>Whether a report in this state still waits for something to be done.</summary>
    public static bool IsOpen(ReportState state) => Open.Contains(state);

    /// <summary>Whether the reporter may still change a report in this state.</summary>
    public static bool IsFresh(ReportState state) => Fresh.Contains(state);

    /// <summary>Whether a bureau has taken up a report in this state.</summary>
    public static bool IsTakenUp(ReportState state) => TakenUp.Contains(state);

    /// <summary>Whether a report in this state is settled.</summary>
    public static bool IsSettled(ReportState state) => Settled.Contains(state);

    /// <summary>Whether a step is possible, or why not.</summary>
    /// <param name="report">The report as it stands.</param>
    /// <param name="action">The step.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="now">When.</param>
    /// <param name="words">What is said with it: reason, result, question, answer.</param>
    public CaseDecision Decide(Report report, CaseAction action, CaseActor actor, DateTimeOffset now, string words = "")
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(actor);
        var open = Rules.Where(rule => rule.Action == action && Plays(rule.By, actor, report)).ToList();
        if (open.Count == 0)
        {
            return new CaseDecision.Refused(NotTheirs(action));
        }

        if (open.Find(rule => rule.From.Contains(report.State)) is not { } found)
        {
            return new CaseDecision.Refused(NotNow(report.State, open[0]));
        }

        return Missing(report, action, now, words) is { } missing ? new CaseDecision.Refused(missing) : new CaseDecision.Possible(found.To ?? report.State, found.By);
    }

    /// <summary>What somebody could do now, in the order of the table.</summary>
    public IReadOnlyList<CaseAction> Possible(Report report, CaseActor actor, DateTimeOffset now)
    {
        const string anything = "-";
        return [.. Rules.Select(rule => rule.Action).Distinct().Where(action => Decide(report, action, actor, now, anything) is CaseDecision.Possible)];
    }

    /// <summary>Whether a case that is sent back once more stays with the city's office.</summary>
    public bool IsLifted(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Case.Passes >= limits.MostPasses;
    }

    private bool Plays(CaseRole role, CaseActor actor, Report report) => role switch
    {
        CaseRole.Reporter => actor.Person.Length > 0 && actor.Person == report.Person,
        CaseRole.Officer => actor.Bureaus.Contains(report.Bureau),
        CaseRole.Office => actor.Bureaus.Contains(limits.Office),
        _ => actor == CaseActor.System,
    };

    private static CaseRefusal NotTheirs(CaseAction action)
    {
        var parts = Rules.Where(rule => rule.Action == action).Select(rule => rule.By).ToList();
        return parts.Contains(CaseRole.Officer) ? CaseRefusal.OtherBureau : parts.Contains(CaseRole.Reporter) ? CaseRefusal.NotReporter : CaseRefusal.NotOffice;
    }

    private static CaseRefusal NotNow(ReportState state, CaseRule rule)
    {
        if (state == ReportState.Withdrawn)
        {
            return rule.To == ReportState.Withdrawn ? CaseRefusal.AlreadyDone : CaseRefusal.Withdrawn;
        }

        // Taking up what is taken up or settled by now: somebody was quicker, and that is what is told.
        var isOvertaken = rule.To is ReportState.Accepted or ReportState.Underway ? IsTakenUp(state) || IsSettled(state) : rule.To == ReportState.Done && IsSettled(state);
        if (rule.To == state || isOvertaken)
        {
            return CaseRefusal.AlreadyDone;
        }

        return rule.Action is CaseAction.Rate or CaseAction.Reopen && !IsSettled(state) ? CaseRefusal.TooEarly : CaseRefusal.TooLate;
    }

    private CaseRefusal? Missing(Report report, CaseAction action, DateTimeOffset now, string words) => action switch
    {
        CaseAction.Return when string.IsNullOrWhiteSpace(words) => CaseRefusal.ReasonMissing,
        CaseAction.Finish when string.IsNullOrWhiteSpace(words) => CaseRefusal.ResultMissing,
        CaseAction.Ask when report.Person.Length == 0 => CaseRefusal.NobodyToAsk,
        CaseAction.Ask or CaseAction.Answer or CaseAction.Note when string.IsNullOrWhiteSpace(words) => CaseRefusal.WordsMissing,
        CaseAction.Reopen when report.Case.Reopenings >= limits.MostReopenings => CaseRefusal.OnlyOnce,
        CaseAction.Reopen when report.Case.FinishedAt is not { } finished || now - finished > limits.ReopenWithin => CaseRefusal.Expired,
        _ => null,
    };
}
