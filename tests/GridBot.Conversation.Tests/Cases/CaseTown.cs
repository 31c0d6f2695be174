// Several people, their bureaus and one clock, all in memory: what one does with a case reaches the others as the service would bring it.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;
using Microsoft.Extensions.Time.Testing;

namespace GridBot.Conversation.Tests.Cases;

/// <summary>A town with the real dialogs. Officers are named by their user ids in bureaus.yaml, everybody else is a stranger to the bureaus.</summary>
internal sealed class CaseTown
{
    /// <summary>Seconds between two messages, within the reach of a refusal.</summary>
    private const int Pause = 3;

    private readonly ConversationEngine engine = RealDialogs.Engine;
    private readonly Dialogs.DialogSet dialogs = RealDialogs.Set;
    private readonly Dictionary<string, Resident> people = new(StringComparer.Ordinal);
    private readonly Random random = new(1);
    private int attachments;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8)));

    public List<Report> Reports { get; } = [];

    public List<ReportEvent> Events { get; } = [];

    public List<Effect.NotifyGroup> Notices { get; } = [];

    public List<string> Attachments { get; } = [];

    /// <summary>Captions that cards at officers turned into, besides the tapped one.</summary>
    public List<string> Captions { get; } = [];

    public Report Case => Reports[^1];

    public string Number => Case.Number.Text;

    public Resident this[string user]
    {
        get
        {
            if (!people.TryGetValue(user, out var person))
            {
                people[user] = person = new Resident(this, user);
            }

            return person;
        }
    }

    /// <summary>A report of li's that is out, with its notice and cards.</summary>
    public static CaseTown WithCase(string told = "和平路12号3单元楼道堆满纸箱")
    {
        var town = new CaseTown();
        town["li"].Say(told);
        town["li"].Say("提交");
        Assert.Single(town.Reports);
        return town;
    }

    /// <summary>Everything that somebody got or could read, beside their own words.</summary>
    public string Heard(string user) => string.Join('\n', this[user].Heard);

    public string Told(string group) => string.Join('\n', Notices.Where(notice => notice.Group == group).Select(notice => notice.Markdown + notice.Line));

    /// <summary>Sets the case's facts aside of any step.</summary>
    public void Replace(Func<Report, Report> change) => Reports[^1] = change(Case);

    internal TurnResult Advance(Resident person, Activity activity)
    {
        Clock.Advance(TimeSpan.FromSeconds(Pause));
        var now = Clock.GetUtcNow();
        var seat = OfficerSeat.Of(dialogs, person.User);
        var input = new TurnInput
        {
            Session = SessionJson.Read(person.State),
            Activity = activity.Kind is ActivityKind.Image ? activity with { AttachmentId = $"photo-{++attachments}" } : activity,
            Now = now,
            Person = person.Reference,
            Role = Role.Worker,
            Awaits = person.Awaits,
            Seat = seat,
        };
        var result = engine.Advance(input);
        for (var runs = 0; result.Wants != TurnWants.None; runs++)
        {
            Assert.True(runs < 10, $"the turn keeps wanting {result.Wants}");
            input = result.Wants switch
            {
                TurnWants.OwnReports => input with { OwnReports = [.. Reports.Where(report => report.Person == person.Reference).Reverse()] },
                TurnWants.FreeNumber => input with { FreeNumber = ReportNumber.Draw(now, random) },
                TurnWants.Case => input with { Case = new FoundCase(result.About!.Value, Reports.Find(report => report.Number == result.About), [.. Events.Where(step => step.Number == result.About)]) },
                TurnWants.Todo => input with { Todo = Todo(seat!) },
                // Nothing in this town is like anything else.
                _ => EmptyStore.Give(input, result, default),
            };
            result = engine.Advance(input);
        }

        person.State = SessionJson.Write(result.Session);
        foreach (var effect in result.Effects)
        {
            Apply(person, effect, now);
        }

        return result;
    }

    /// <summary>As the store orders it.</summary>
    private List<Report> Todo(OfficerSeat seat) =>
    [
        .. Reports.Where(report => CaseLife.IsOpen(report.State) && seat.Bureaus.Contains(report.Bureau))
            .OrderBy(report => report.Urgency == Urgency.Urgent ? 0 : 1).ThenBy(report => report.Case.DueAt ?? DateTimeOffset.MaxValue),
    ];

    private void Apply(Resident actor, Effect effect, DateTimeOffset now)
    {
        switch (effect)
        {
            case Effect.FileReport filed:
                Reports.Add(filed.Report);
                Events.Add(new ReportEvent(filed.Report.Number, now, filed.Report.State, "reporter", "") { Action = CaseAction.File, Person = filed.Report.Person, Bureau = filed.Report.Bureau });
                break;
            case Effect.MoveReport moved:
                Change(moved.Step.Number, report => report with { State = moved.Step.State });
                Events.Add(moved.Step);
                break;
            case Effect.AmendReport amended:
                Change(amended.Report.Number, _ => amended.Report);
                Events.Add(amended.Step);
                break;
            case Effect.StepCase step:
                Assert.Equal(Reports.Find(report => report.Number == step.After.Number)!.Version, step.After.Version);
                Change(step.After.Number, _ => step.After);
                Events.AddRange(step.Steps);
                break;
            case Effect.NotifyGroup notice:
                Notices.Add(notice);
                break;
            case Effect.TellReporters told:
                Tell(told);
                break;
            case Effect.TellPerson told when people.Values.FirstOrDefault(person => person.Reference == told.Person) is { } person:
                person.Receive(told.Said);
                break;
            case Effect.SendCards cards:
                foreach (var user in cards.Users)
                {
                    this[user].Receive(cards.Card);
                }

                break;
            case Effect.SettleCards settled:
                Captions.Add(settled.Caption);
                break;
            case Effect.Await awaited:
                actor.Awaits = awaited.What;
                break;
            case Effect.KeepAttachment kept:
                Attachments.Add(kept.Id);
                break;
            case Effect.DropAttachments dropped:
                Attachments.RemoveAll(dropped.Ids.Contains);
                break;
            case Effect.ForgetPerson:
                for (var at = 0; at < Reports.Count; at++)
                {
                    Reports[at] = Reports[at].Person == actor.Reference ? Reports[at] with { Person = "" } : Reports[at];
                }

                people.Remove(actor.User);
                break;
        }
    }

    private void Change(ReportNumber number, Func<Report, Report> change)
    {
        var at = Reports.FindIndex(report => report.Number == number);
        var after = change(Reports[at]);
        Reports[at] = after with { Version = after.Version + 1 };
    }

    private void Tell(Effect.TellReporters told)
    {
        if (people.Values.FirstOrDefault(person => person.Reference == told.Case.Person) is { } reporter)
        {
            reporter.Receive(told.Said);
            reporter.Awaits = told.Awaits ?? reporter.Awaits;
        }
    }
}

/// <summary>Somebody with a phone.</summary>
internal sealed class Resident(CaseTown town, string user)
{
    public string User { get; } = user;

    public string Reference { get; } = $"ref-of-{user}";

    public string? State { get; set; }

    public Awaited? Awaits { get; set; }

    public Session Session => SessionJson.Read(State);

    /// <summary>Messages and cards that came by themselves, oldest first.</summary>
    public List<Reply> Inbox { get; } = [];

    /// <summary>All that was read on this phone.</summary>
    public List<string> Heard { get; } = [];

    public TurnResult Last { get; private set; } = new(Session.New, null, []);

    public Reply Newest => Inbox[^1];

    public string Say(string text) => Send(Activity.Says(text));

    public string Photo() => Send(new Activity { Kind = ActivityKind.Image });

    public string Locate(string label = "人民广场") => Send(new Activity { Kind = ActivityKind.Location, Point = new GeoPoint(38.914, 121.6147), PlaceLabel = label });

    /// <summary>Taps a button of the newest card that has it; the caption the card turns into.</summary>
    public string Tap(string label) => Tap(Inbox.Last(card => card.Options.Any(option => option.Label == label)), label);

    public string Tap(Reply card, string label)
    {
        Send(new Activity { Kind = ActivityKind.Tap, QuestionId = card.QuestionId, OptionId = card.Options.First(option => option.Label == label).Id });
        Heard.Add(Last.CardCaption ?? "");
        return Last.CardCaption ?? "";
    }

    public string Send(Activity activity)
    {
        Last = town.Advance(this, activity);
        var read = ReplyText.Of(Last.Reply);
        Heard.Add(read);
        return read;
    }

    public void Receive(Reply reply)
    {
        Inbox.Add(reply);
        Heard.Add(ReplyText.Of(reply));
    }
}
