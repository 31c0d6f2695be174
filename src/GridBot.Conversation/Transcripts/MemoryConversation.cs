// One person's conversation held in memory: for the terminal, for transcripts and for tests.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Transcripts;

/// <summary>Plays turns of one person against the engine; nothing is stored or sent. The session passes through its stored form at every turn, as in the service.</summary>
public sealed class MemoryConversation(ConversationEngine engine, Role role, TimeProvider time, Random random)
{
    /// <summary>Reference of the person.</summary>
    public const string Person = "person";

    private readonly List<Report> reports = [];
    private readonly HashSet<ReportNumber> joined = [];
    private readonly NoticeBoard notices = new();
    private string? state;
    private const string NoReceipt = "0-00000000";
    private string home = "";
    private string agreedTo = "";
    private int contacts;
    private int attachments;

    /// <summary>Reports filed so far, newest first.</summary>
    public IReadOnlyList<Report> Reports => reports;

    /// <summary>Notices the groups would have got.</summary>
    public IReadOnlyList<Effect.NotifyGroup> Notices => notices.All;

    /// <summary>Id of the person's home area; empty when there is none.</summary>
    public string HomeGrid
    {
        get => home;
        init => home = value;
    }

    public Session Session => SessionJson.Read(state);

    /// <summary>The seat of the person; null for who is no officer.</summary>
    public OfficerSeat? Seat { get; init; }

    /// <summary>What the person is waited for.</summary>
    public Awaited? Awaits { get; set; }

    /// <summary>Reports of others.</summary>
    public IList<Report> Others { get; init; } = [];

    private IEnumerable<Report> Mine => reports.Concat(Others.Where(report => joined.Contains(report.Number))).OrderByDescending(report => report.FiledAt);

    private IEnumerable<Report> All => reports.Concat(Others);

    /// <summary>The last question's id, as a card would carry it.</summary>
    public string LastQuestionId { get; private set; } = "";

    /// <summary>The last question's options.</summary>
    public IReadOnlyList<Choice> LastOptions { get; private set; } = [];

    /// <summary>Sets the state of a report, as its bureau would.</summary>
    public void Move(ReportNumber number, ReportState state)
    {
        var at = reports.FindIndex(report => report.Number == number);
        reports[at] = reports[at] with { State = state };
    }

    /// <summary>The same conversation, which from now on goes its own way.</summary>
    /// <param name="clock">The clock of the copy.</param>
    public MemoryConversation Copy(TimeProvider clock)
    {
        var copy = new MemoryConversation(engine, role, clock, random) { state = state, agreedTo = agreedTo, contacts = contacts, attachments = attachments, LastQuestionId = LastQuestionId, LastOptions = LastOptions };
        copy.reports.AddRange(reports);
        copy.joined.UnionWith(joined);
        copy.notices.CopyFrom(notices);
        return copy;
    }

    public TurnResult Say(string text) => Send(Activity.Says(text));

    public TurnResult Send(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (activity.Kind is ActivityKind.Image or ActivityKind.Voice or ActivityKind.Video)
        {
            activity = activity with { AttachmentId = $"attachment-{++attachments}" };
        }

        var input = new TurnInput { Session = Session, Activity = activity, Now = time.GetUtcNow(), Person = Person, Role = role, HomeGrid = home, Awaits = Awaits, Seat = Seat, AgreedTo = agreedTo };
        var result = engine.Advance(input);
        while (result.Wants != TurnWants.None)
        {
            input = result.Wants switch
            {
                TurnWants.OwnReports => input with { OwnReports = [.. Mine] },
                TurnWants.Held => input with { Held = new HeldFacts(0, contacts, agreedTo, agreedTo.Length > 0 ? input.Now : null) },
                TurnWants.FreeNumber => input with { FreeNumber = ReportNumber.Draw(input.Now, random) },
                TurnWants.Case => input with { Case = new FoundCase(result.About!.Value, All.FirstOrDefault(report => report.Number == result.About), []) },
                TurnWants.Todo => input with { Todo = [.. All.Where(report => CaseLife.IsOpen(report.State) && Seat?.Bureaus.Contains(report.Bureau) == true)] },
                TurnWants.Alike => input with { Alike = new FoundAlike(result.Alike!, [.. All.Where(report => report.Matter == result.Alike!.Matter && CaseLife.IsOpen(report.State) && report.FiledAt > result.Alike.Since).OrderByDescending(report => report.FiledAt)]), Paused = result.Paused },
                TurnWants.Situation => input with { Situation = Count(result.Situation!, input.Now), Paused = result.Paused },
                _ => input with { Waiting = notices.WaitingOf(result.About!.Value, input.Now) },
            };
            result = engine.Advance(input);
        }

        if (result is { Reply: { } said } && said.Text.Contains(TurnResult.ReceiptMark, StringComparison.Ordinal))
        {
            // There is no audit trail in memory.
            result = result with { Reply = said with { Text = said.Text.Replace(TurnResult.ReceiptMark, NoReceipt, StringComparison.Ordinal) } };
        }

        state = SessionJson.Write(result.Session);
        Apply(result, input.Now);
        return result;
    }

    private FoundSituation Count(SituationQuery query, DateTimeOffset now)
    {
        var counted = All.Where(report => report.Matter == query.Matter && report.Kind == query.Kind && report.FiledAt > query.Since && report.State != ReportState.Withdrawn
            && (report.Community == query.Area || report.Grid == query.Area)).OrderByDescending(report => report.FiledAt);
        var (told, waits) = notices.TimesOf(query.Key, now);
        return new FoundSituation(query, [.. counted.Select(report => new SituationReport(report.Number, report.FiledAt, report.Place.Text, report.Answers))], told > query.Since ? told : null, waits);
    }

    private void Step(Report after)
    {
        after = after with { Version = after.Version + 1 };
        if (reports.FindIndex(report => report.Number == after.Number) is >= 0 and var own)
        {
            reports[own] = after;
        }
        else
        {
            Others[Others.ToList().FindIndex(report => report.Number == after.Number)] = after;
        }
    }

    private void Apply(TurnResult result, DateTimeOffset now)
    {
        foreach (var effect in result.Effects)
        {
            switch (effect)
            {
                case Effect.FileReport filed:
                    reports.Insert(0, filed.Report);
                    break;
                case Effect.MoveReport moved:
                    var at = reports.FindIndex(report => report.Number == moved.Step.Number);
                    reports[at] = reports[at] with { State = moved.Step.State };
                    break;
                case Effect.AmendReport amended:
                    reports[reports.FindIndex(report => report.Number == amended.Report.Number)] = amended.Report;
                    break;
                case Effect.JoinCase join:
                    joined.Add(join.Case);
                    break;
                case Effect.StepCase step:
                    Step(step.After);
                    break;
                case Effect.TellReporters { Awaits: { } awaits } told when told.Case.Person == Person:
                    Awaits = awaits;
                    break;
                case Effect.Await awaited:
                    Awaits = awaited.What;
                    break;
                case Effect.Agree agreed:
                    agreedTo = agreed.Version;
                    break;
                case Effect.KeepContact:
                    contacts++;
                    break;
                case Effect.DropContacts:
                    contacts = 0;
                    break;
                case Effect.ForgetPerson:
                    (agreedTo, contacts) = ("", 0);
                    reports.Clear();
                    home = "";
                    break;
                case Effect.SetHomeGrid set:
                    home = set.Area;
                    break;
                default:
                    notices.Apply(effect, now);
                    break;
            }
        }

        if (result.Reply is { } reply)
        {
            LastQuestionId = reply.QuestionId;
            LastOptions = reply.Options;
        }
    }
}
