// A person whose conversation is played: it can be copied at any point and go several ways.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Proving;

/// <summary>A played conversation with its clock.</summary>
internal sealed class PlayedPerson
{
    /// <summary>When played conversations begin: an afternoon, so that "this morning" has been.</summary>
    private static readonly DateTimeOffset Start = new(2026, 11, 18, 14, 5, 0, ChinaTime.Offset);

    /// <summary>Pause between two messages, longer than a burst.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly MemoryConversation conversation;
    private readonly StepClock clock;

    public PlayedPerson(DialogSet dialogs, ConversationEngine engine, Role role, int seed = 1)
    {
        Dialogs = dialogs;
        Role = role;
        clock = new StepClock(Start);
        conversation = new MemoryConversation(engine, role, clock, new Random(seed));
    }

    private PlayedPerson(PlayedPerson other)
    {
        Dialogs = other.Dialogs;
        Role = other.Role;
        Last = other.Last;
        Session = other.Session;
        clock = new StepClock(other.clock.GetUtcNow());
        conversation = other.conversation.Copy(clock);
    }

    public DialogSet Dialogs { get; }

    public Role Role { get; }

    /// <summary>The result of the last turn.</summary>
    public TurnResult Last { get; private set; } = new(Session.New, null, []);

    /// <summary>The session as it was stored after the last turn.</summary>
    public Session Session { get; private set; } = Session.New;

    public Draft? Draft => Session.Draft;

    public OpenQuestion Open => Session.Open;

    public Flow? Flow => Draft?.Matter is { } matter ? Dialogs.FlowOf(matter) : null;

    public ReportKind? Kind => Draft?.Kind is { } kind ? Flow?.Kinds.FirstOrDefault(candidate => candidate.Id == kind) : null;

    /// <summary>The slot the open question asks for.</summary>
    public Slot? Asked => Open.Kind is QuestionKind.Slot or QuestionKind.ChangeSlot ? Kind?.Find(Open.Slot) : null;

    public IReadOnlyList<Report> Reports => conversation.Reports;

    public IReadOnlyList<Choice> Options => conversation.LastOptions;

    public string QuestionId => conversation.LastQuestionId;

    public TurnResult Say(string text) => Send(Activity.Says(text));

    public TurnResult Say(Command command) => Say(WordOf(command));

    public TurnResult Send(Activity activity) => Send(activity, Pause);

    public TurnResult Send(Activity activity, TimeSpan after)
    {
        clock.Advance(after);
        Last = conversation.Send(activity);
        Session = conversation.Session;
        return Last;
    }

    /// <summary>The same person, who from now on goes another way.</summary>
    public PlayedPerson Copy() => new(this);

    /// <summary>The first word of a command that is no word of another one.</summary>
    public string WordOf(Command command)
    {
        var commands = Dialogs.Commands;
        return commands.WordsOf(command).FirstOrDefault(word => !Enum.GetValues<Command>().Any(other => other != command && commands.Is(word, other)))
            ?? commands.WordsOf(command).FirstOrDefault() ?? "";
    }
}
