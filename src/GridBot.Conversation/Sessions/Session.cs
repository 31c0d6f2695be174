// What the bot remembers of one person between two messages.
namespace GridBot.Conversation.Sessions;

/// <summary>A session. Everything people said in it is masked.</summary>
public sealed record Session
{
    /// <summary>The session of somebody who never wrote before.</summary>
    public static Session New { get; } = new();

    /// <summary>Number of the last question; a tap on a card carries the number of its question.</summary>
    public int QuestionNumber { get; init; }

    /// <summary>What the bot waits for.</summary>
    public OpenQuestion Open { get; init; } = OpenQuestion.None;

    /// <summary>The report being taken.</summary>
    public Draft? Draft { get; init; }

    /// <summary>Drafts set aside, the next one first; at most as many as the dialogs allow.</summary>
    public IReadOnlyList<Draft> Aside { get; init; } = [];

    /// <summary>A draft that was just cancelled and can be brought back for some minutes; its UpdatedAt is when it was cancelled.</summary>
    public Draft? Cancelled { get; init; }

    /// <summary>The reminder that waits in the outbox; null when none does.</summary>
    public Reminder? Reminder { get; init; }

    /// <summary>The report filed or amended last; corrections, photos and places that follow are about it.</summary>
    public RecentReport? Recent { get; init; }

    /// <summary>The case an officer last dealt with; null for who is none, or dealt with none lately.</summary>
    public CaseTalk? CaseTalk { get; init; }

    /// <summary>The case whose bureau's question the person answered last, with the photos of the answer; null when they answered none.</summary>
    public CaseTalk? Answered { get; init; }

    /// <summary>What was sent without words since the person last wrote; null when nothing was.</summary>
    public Wordless? Wordless { get; init; }

    /// <summary>
    /// Until when photos, voices and places are passed over; null when they are taken. Set by a refusal and by a cancellation alike, and gone with the next turn after that time: it tells neither which of the two it was, nor anything of what was said.
    /// </summary>
    public DateTimeOffset? PassesOverUntil { get; init; }

    /// <summary>Whether the first-contact notice was given.</summary>
    public bool Introduced { get; init; }

    /// <summary>Version of the first-contact notice that was shown to a resident; empty before.</summary>
    public string Shown { get; init; } = "";

    /// <summary>How much of what a resident sent lately was of no use; see <see cref="Turns.PacingRule"/>.</summary>
    public int Junk { get; init; }

    /// <summary>Whether the home grid was asked for; it is asked once.</summary>
    public bool HomeAsked { get; init; }

    /// <summary>How often in a row the open question was not understood.</summary>
    public int Misses { get; init; }

    /// <summary>When the calm answer to a burst goes out; an answer before that replaces it.</summary>
    public DateTimeOffset? AnswerDue { get; init; }

    /// <summary>Lines of a calm answer that was not yet sent; they open the answer that replaces it.</summary>
    public IReadOnlyList<string> Unsent { get; init; } = [];

    /// <summary>Whether something was begun and not filed, or a report is open for changes.</summary>
    public bool HasUnfinished => Draft is not null || Aside.Count > 0 || Cancelled is not null || Wordless is not null || Unsent.Count > 0;

    /// <summary>Attachments that go with what is unfinished; those of a report that is out are the report's.</summary>
    public IEnumerable<string> UnfinishedAttachments =>
        new[] { Draft, Cancelled }.OfType<Draft>().Concat(Aside).Where(draft => draft.Filed is null).SelectMany(draft => draft.Attachments).Distinct(StringComparer.Ordinal);

    /// <summary>The session of somebody who has been silent for so long that nothing unfinished is kept.</summary>
    public Session WithoutUnfinished() => this with { Draft = null, Aside = [], Cancelled = null, Wordless = null, Unsent = [], AnswerDue = null, Reminder = null, Open = OpenQuestion.None, Misses = 0 };
}
