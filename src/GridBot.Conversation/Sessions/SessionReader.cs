// Reads the stored form of a session.
using System.Text.Json;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Sessions;

/// <summary>The reading side of <see cref="SessionWriter"/>. Names that are not known are passed over: a later program may have added them.</summary>
internal static class SessionReader
{
    /// <summary>The session; null when the stored form has another version than the present one, or none.</summary>
    /// <exception cref="JsonException">It is no JSON, or not of this form.</exception>
    public static Session? Read(ReadOnlySpan<byte> stored)
    {
        var json = new Utf8JsonReader(stored);
        json.Begin(JsonTokenType.StartObject);
        if (json.NextName() != 'v' || json.Amount() != SessionJson.Version)
        {
            return null;
        }

        var (number, misses, junk) = (0, 0, 0);
        var shown = "";
        var open = OpenQuestion.None;
        var (draft, cancelled) = ((Draft?)null, (Draft?)null);
        IReadOnlyList<Draft> aside = [];
        IReadOnlyList<string> unsent = [];
        Reminder? reminder = null;
        RecentReport? recent = null;
        var (talk, answered) = ((CaseTalk?)null, (CaseTalk?)null);
        Wordless? wordless = null;
        var (over, due) = ((DateTimeOffset?)null, (DateTimeOffset?)null);
        var (introduced, home) = (false, false);
        while (json.NextName() is not CompactJson.NoMore and var name)
        {
            switch (name)
            {
                case 'n': number = json.Amount(); break;
                case 'q': open = Open(json.Text()); break;
                case 'd': draft = DraftReader.Read(ref json); break;
                case 'a': aside = Drafts(ref json); break;
                case 'c': cancelled = DraftReader.Read(ref json); break;
                case 'r': reminder = Remind(ref json); break;
                case 'f': recent = Recent(ref json); break;
                case 't': talk = Talk(ref json); break;
                case 's': answered = Talk(ref json); break;
                case 'w': wordless = Wordless(ref json); break;
                case 'p': over = json.Time(); break;
                case 'i': introduced = json.Flag(); break;
                case 'g': shown = json.Text(); break;
                case 'j': junk = json.Amount(); break;
                case 'h': home = json.Flag(); break;
                case 'm': misses = json.Amount(); break;
                case 'u': due = json.Time(); break;
                case 'l': unsent = json.Texts(); break;
                default: json.Pass(); break;
            }
        }

        return new Session
        {
            QuestionNumber = number,
            Open = open,
            Draft = draft,
            Aside = aside,
            Cancelled = cancelled,
            Reminder = reminder,
            Recent = recent,
            CaseTalk = talk,
            Answered = answered,
            Wordless = wordless,
            PassesOverUntil = over,
            Introduced = introduced,
            Shown = shown,
            Junk = junk,
            HomeAsked = home,
            Misses = misses,
            AnswerDue = due,
            Unsent = unsent,
        };
    }

    private static OpenQuestion Open(string key)
    {
        var end = key.IndexOf(':', StringComparison.Ordinal);
        var kind = StoredName.Of<QuestionKind>(end < 0 ? key : key.AsSpan(0, end));
        return new OpenQuestion(kind, end < 0 ? "" : key[(end + 1)..]);
    }

    private static List<Draft> Drafts(ref Utf8JsonReader json)
    {
        var drafts = new List<Draft>();
        json.Begin(JsonTokenType.StartArray);
        while (json.HasMore())
        {
            drafts.Add(DraftReader.ReadHere(ref json));
        }

        return drafts;
    }

    private static Reminder Remind(ref Utf8JsonReader json)
    {
        json.Begin(JsonTokenType.StartArray);
        var reminder = new Reminder(json.Time(), json.Time());
        json.End();
        return reminder;
    }

    private static RecentReport Recent(ref Utf8JsonReader json)
    {
        var (number, matter, kind, at) = ("", 0, "", DateTimeOffset.UnixEpoch);
        var urgent = false;
        IReadOnlyList<string> loose = [];
        Place? before = null;
        DateTimeOffset? looseAt = null;
        json.Begin(JsonTokenType.StartObject);
        while (json.NextName() is not CompactJson.NoMore and var name)
        {
            switch (name)
            {
                case 'n': number = json.Text(); break;
                case 'm': matter = json.Amount(); break;
                case 'k': kind = json.Text(); break;
                case 't': at = json.Time(); break;
                case 'u': urgent = json.Flag(); break;
                case 'l': loose = json.Texts(); break;
                case 'p': before = Place(ref json); break;
                case 'a': looseAt = json.Time(); break;
                default: json.Pass(); break;
            }
        }

        return new RecentReport(number, matter, kind, at) { Urgent = urgent, Loose = loose, PlaceBefore = before, LooseAt = looseAt };
    }

    private static Place Place(ref Utf8JsonReader json)
    {
        json.Begin(JsonTokenType.StartArray);
        return new Place(json.Text(), json.PointToEnd());
    }

    private static CaseTalk Talk(ref Utf8JsonReader json)
    {
        var (number, at) = ("", DateTimeOffset.UnixEpoch);
        CaseAction? asks = null;
        IReadOnlyList<string> photos = [];
        json.Begin(JsonTokenType.StartObject);
        while (json.NextName() is not CompactJson.NoMore and var name)
        {
            switch (name)
            {
                case 'n': number = json.Text(); break;
                case 't': at = json.Time(); break;
                case 'a': asks = StoredName.Of<CaseAction>(json.Text()); break;
                case 'p': photos = json.Texts(); break;
                default: json.Pass(); break;
            }
        }

        return new CaseTalk(number, at) { Asks = asks, Attachments = photos };
    }

    private static Wordless Wordless(ref Utf8JsonReader json)
    {
        IReadOnlyList<string> photos = [];
        var at = DateTimeOffset.UnixEpoch;
        var hasPlace = false;
        SlotValue? before = null;
        json.Begin(JsonTokenType.StartObject);
        while (json.NextName() is not CompactJson.NoMore and var name)
        {
            switch (name)
            {
                case 'p': photos = json.Texts(); break;
                case 't': at = json.Time(); break;
                case 'h': hasPlace = json.Flag(); break;
                case 'b': before = DraftReader.Value(ref json); break;
                default: json.Pass(); break;
            }
        }

        return new Wordless(photos, at) { HasPlace = hasPlace, PlaceBefore = before };
    }
}
