// Reads the stored form of a draft.
using System.Text.Json;
using GridBot.Reports;

namespace GridBot.Conversation.Sessions;

/// <summary>The reading side of <see cref="DraftWriter"/>. Names that are not known are passed over.</summary>
internal static class DraftReader
{
    /// <summary>Values of a usual draft.</summary>
    private const int UsualValues = 6;

    /// <summary>The draft that comes next.</summary>
    public static Draft Read(ref Utf8JsonReader json)
    {
        json.Read();
        return ReadHere(ref json);
    }

    /// <summary>The draft that begins at this token.</summary>
    public static Draft ReadHere(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A draft was expected.");
        }

        var (version, begun, updated) = ("", DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        IReadOnlyList<string> said = [], attachments = [], asked = [], rules = [], urgent = [];
        IReadOnlyList<int> candidates = [];
        IReadOnlyList<SlotValue> values = [];
        int? matter = null;
        string? kind = null, told = null, filed = null, compared = null;
        Placement? placement = null;
        ToldArea? area = null;
        SameCase? same = null;
        bool clarified = false, follows = false, distinct = false, queued = false, together = false, reminded = false, contact = false;
        while (json.NextName() is not CompactJson.NoMore and var name)
        {
            switch (name)
            {
                case 'e': version = json.Text(); break;
                case 'b': begun = json.Time(); break;
                case 'n': updated = json.Time(); break;
                case 's': said = json.Texts(); break;
                case 't': attachments = json.Texts(); break;
                case 'm': matter = json.Amount(); break;
                case 'k': kind = json.Text(); break;
                case 'c': candidates = Numbers(ref json); break;
                case 'p': placement = Placed(ref json); break;
                case 'P': told = json.Text(); break;
                case 'y': clarified = json.Flag(); break;
                case 'v': values = Values(ref json); break;
                case 'a': asked = json.Texts(); break;
                case 'u': rules = json.Texts(); break;
                case 'U': urgent = json.Texts(); break;
                case 'f': filed = json.Text(); break;
                case 'F': follows = json.Flag(); break;
                case 'g': area = Area(ref json); break;
                case 'o': compared = json.Text(); break;
                case 'x': same = Same(ref json); break;
                case 'D': distinct = json.Flag(); break;
                case 'q': queued = json.Flag(); break;
                case 'w': together = json.Flag(); break;
                case 'r': reminded = json.Flag(); break;
                case 'h': contact = json.Flag(); break;
                default: json.Pass(); break;
            }
        }

        return new Draft
        {
            DialogVersion = version,
            StartedAt = begun,
            UpdatedAt = updated,
            Said = said,
            Attachments = attachments,
            Matter = matter,
            Kind = kind,
            Candidates = candidates,
            Placement = placement,
            PlacementTold = told,
            Clarified = clarified,
            Values = values,
            Asked = asked,
            UrgencyRules = rules,
            UrgentSlots = urgent,
            Filed = filed,
            FollowsUp = follows,
            Told = area,
            Compared = compared,
            Same = same,
            Distinct = distinct,
            Queued = queued,
            Together = together,
            Reminded = reminded,
            HasContact = contact,
        };
    }

    /// <summary>The value of a slot that comes next.</summary>
    public static SlotValue Value(ref Utf8JsonReader json)
    {
        json.Read();
        return ValueHere(ref json);
    }

    private static SlotValue ValueHere(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A value was expected.");
        }

        var (slot, value) = (json.Text(), json.Text());
        json.Read();
        var source = StoredSource.At(ref json);
        if (!json.HasMore())
        {
            return new SlotValue(slot, value, value, source);
        }

        var shown = json.TokenType == JsonTokenType.Null ? value : json.GetString()!;
        return new SlotValue(slot, value, shown, source, json.PointToEnd());
    }

    private static List<SlotValue> Values(ref Utf8JsonReader json)
    {
        var values = new List<SlotValue>(UsualValues);
        json.Begin(JsonTokenType.StartArray);
        while (json.HasMore())
        {
            values.Add(ValueHere(ref json));
        }

        return values;
    }

    private static Placement Placed(ref Utf8JsonReader json)
    {
        var (model, suggested, length, by) = ("", 0, 0, PlacedBy.Unknown);
        IReadOnlyList<Suggestion> suggestions = [];
        IReadOnlyList<string> reasons = [];
        json.Begin(JsonTokenType.StartObject);
        while (json.NextName() is not CompactJson.NoMore and var name)
        {
            switch (name)
            {
                case 'm': model = json.Text(); break;
                case 's': suggestions = Suggestions(ref json); break;
                case 'g': suggested = json.Amount(); break;
                case 'r': reasons = json.Texts(); break;
                case 'l': length = json.Amount(); break;
                case 'b': by = StoredName.Of<PlacedBy>(json.Text()); break;
                default: json.Pass(); break;
            }
        }

        return new Placement { Model = model, Suggestions = suggestions, Suggested = suggested, Reasons = reasons, TextLength = length, By = by };
    }

    private static List<Suggestion> Suggestions(ref Utf8JsonReader json)
    {
        var suggestions = new List<Suggestion>(Placement.MostSuggestions);
        json.Begin(JsonTokenType.StartArray);
        while (json.HasMore())
        {
            var matter = json.GetInt32();
            json.Read();
            suggestions.Add(new Suggestion(matter, json.GetDouble()));
        }

        return suggestions;
    }

    private static List<int> Numbers(ref Utf8JsonReader json)
    {
        var numbers = new List<int>(capacity: 3);
        json.Begin(JsonTokenType.StartArray);
        while (json.HasMore())
        {
            numbers.Add(json.GetInt32());
        }

        return numbers;
    }

    private static ToldArea Area(ref Utf8JsonReader json)
    {
        json.Begin(JsonTokenType.StartArray);
        var told = new ToldArea(json.Text(), json.Text());
        json.End();
        return told;
    }

    private static SameCase Same(ref Utf8JsonReader json)
    {
        var (number, line, own, urgent, asked) = ("", "", false, false, 0);
        json.Begin(JsonTokenType.StartObject);
        while (json.NextName() is not CompactJson.NoMore and var name)
        {
            switch (name)
            {
                case 'n': number = json.Text(); break;
                case 'l': line = json.Text(); break;
                case 'o': own = json.Flag(); break;
                case 'u': urgent = json.Flag(); break;
                case 'a': asked = json.Amount(); break;
                default: json.Pass(); break;
            }
        }

        return new SameCase(number, line, own, urgent, asked);
    }
}
