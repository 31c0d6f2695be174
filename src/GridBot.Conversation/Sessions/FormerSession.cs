// Sessions as earlier programs stored them.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GridBot.Conversation.Sessions;

/// <summary>A session of format 1 or 2, with the long names of its properties; a draft somebody began before an update is never lost by it. Read only.</summary>
internal sealed record FormerSession
{
    public int Format { get; init; }

    public int QuestionNumber { get; init; }

    public OpenQuestion? Open { get; init; }

    public Draft? Draft { get; init; }

    public IReadOnlyList<Draft>? Aside { get; init; }

    /// <summary>The one draft that format 1 could set aside.</summary>
    public Draft? Shelved { get; init; }

    public Draft? Cancelled { get; init; }

    public Reminder? Reminder { get; init; }

    public RecentReport? Recent { get; init; }

    public CaseTalk? CaseTalk { get; init; }

    public CaseTalk? Answered { get; init; }

    public Wordless? Wordless { get; init; }

    public DateTimeOffset? PassesOverUntil { get; init; }

    public bool Introduced { get; init; }

    public bool HomeAsked { get; init; }

    public int Misses { get; init; }

    public DateTimeOffset? AnswerDue { get; init; }

    public IReadOnlyList<string>? Unsent { get; init; }

    /// <summary>The session; null when it is of neither format.</summary>
    /// <exception cref="JsonException">The bytes are no such session.</exception>
    public static Session? Read(ReadOnlySpan<byte> stored) => JsonSerializer.Deserialize(stored, FormerSessionJson.Default.FormerSession) is { Format: 1 or 2 } former ? former.ToSession() : null;

    private Session ToSession() => new()
    {
        QuestionNumber = QuestionNumber,
        Open = Open ?? OpenQuestion.None,
        Draft = Whole(Draft),
        Aside = [.. (Aside ?? []).Select(draft => Whole(draft)!), .. Shelved is null ? (Draft[])[] : [Whole(Shelved)!]],
        Cancelled = Whole(Cancelled),
        Reminder = Reminder,
        Recent = Recent,
        CaseTalk = CaseTalk,
        Answered = Answered,
        Wordless = Wordless,
        PassesOverUntil = PassesOverUntil,
        Introduced = Introduced,
        HomeAsked = HomeAsked,
        Misses = Misses,
        AnswerDue = AnswerDue,
        Unsent = Unsent ?? [],
    };

    /// <summary>The draft with what its program did not know yet: what was not written is read as null.</summary>
    private static Draft? Whole(Draft? draft) => draft is null ? null : draft with
    {
        Said = draft.Said ?? [],
        Attachments = draft.Attachments ?? [],
        Candidates = draft.Candidates ?? [],
        Values = draft.Values ?? [],
        Asked = draft.Asked ?? [],
        UrgencyRules = draft.UrgencyRules ?? [],
        UrgentSlots = draft.UrgentSlots ?? [],
        DialogVersion = draft.DialogVersion ?? "",
    };
}

/// <summary>JSON of former sessions, source-generated.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FormerSession))]
internal sealed partial class FormerSessionJson : JsonSerializerContext;
