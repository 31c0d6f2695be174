// One person's conversation with the real dialogs and a clock of its own, told the way a test reads well.
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using Microsoft.Extensions.Time.Testing;

namespace GridBot.Conversation.Tests;

/// <summary>A conversation under test.</summary>
internal sealed class Chat
{
    /// <summary>Seconds between two messages, longer than a burst.</summary>
    private const int Pause = 5;

    private readonly MemoryConversation conversation;

    public Chat(Role role = Role.Worker, int seed = 1, IEnumerable<Report>? others = null)
    {
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 14, 5, 0, TimeSpan.FromHours(8)));
        conversation = new MemoryConversation(RealDialogs.Engine, role, Clock, new Random(seed)) { Others = [.. others ?? []] };
    }

    public FakeTimeProvider Clock { get; }

    public Session Session => conversation.Session;

    public Draft? Draft => Session.Draft;

    /// <summary>Reports of others.</summary>
    public IList<Report> Others => conversation.Others;

    public IReadOnlyList<Report> Reports => conversation.Reports;

    public string HomeGrid => conversation.HomeGrid;

    public IReadOnlyList<Effect.NotifyGroup> Notices => conversation.Notices;

    public IReadOnlyList<Choice> Options => conversation.LastOptions;

    public string QuestionId => conversation.LastQuestionId;

    public TurnResult Last { get; private set; } = new(Session.New, null, []);

    /// <summary>The last reply as a person reads it.</summary>
    public string Read => ReplyText.Of(Last.Reply);

    public ReportKind? Kind => Draft is { Matter: { } matter, Kind: { } kind } ? RealDialogs.Set.FlowOf(matter)!.Kinds.First(candidate => candidate.Id == kind) : null;

    /// <summary>The slot the open question asks for.</summary>
    public Slot? Asked => Session.Open.Kind is QuestionKind.Slot or QuestionKind.ChangeSlot ? Kind?.Find(Session.Open.Slot) : null;

    /// <summary>The bureau takes a report up, or another of its states.</summary>
    public void Move(Report report, ReportState state) => conversation.Move(report.Number, state);

    public string Say(string text) => Send(Activity.Says(text));

    public string Photo() => Send(new Activity { Kind = ActivityKind.Image });

    public string Voice() => Send(new Activity { Kind = ActivityKind.Voice });

    public string Locate(string label = "人民广场") => Send(new Activity { Kind = ActivityKind.Location, Point = new GeoPoint(38.914, 121.6147), PlaceLabel = label });

    public string Tap(string label)
        => Send(new Activity { Kind = ActivityKind.Tap, QuestionId = QuestionId, OptionId = Options.First(option => option.Label.StartsWith(label, StringComparison.Ordinal)).Id });

    public string Send(Activity activity, double afterSeconds = Pause)
    {
        Clock.Advance(TimeSpan.FromSeconds(afterSeconds));
        Last = conversation.Send(activity);
        return Read;
    }

    public string? Shown(string slot) => Draft?.Find(slot)?.Shown;

    /// <summary>Answers the open slot question sensibly by its type.</summary>
    public string AnswerAsked()
    {
        var slot = Asked ?? throw new InvalidOperationException($"No slot is asked: {Read}");
        return Say(slot.Type switch
        {
            SlotType.Place => "和平路12号3单元",
            SlotType.Time => "今天上午9点",
            SlotType.Number => Math.Max(1, slot.Minimum ?? 1).ToString("0", System.Globalization.CultureInfo.InvariantCulture),
            SlotType.YesNo => "没有",
            SlotType.Choice or SlotType.Choices => "1",
            SlotType.Photos => "跳过",
            _ => "情况就是这样,请来看看",
        });
    }

    /// <summary>Answers all slot questions up to the summary.</summary>
    public int AnswerAll()
    {
        var asked = 0;
        for (; Session.Open.Kind == QuestionKind.Slot; asked++)
        {
            Assert.True(asked < 15, $"the questions do not end: {Read}");
            AnswerAsked();
        }

        return asked;
    }
}
