// Reads understanding/*.yaml: how people write places, times, numbers, yes and no.
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads the words of understanding.</summary>
internal static class UnderstandingFiles
{
    private const string NumbersFile = "understanding/numbers.yaml";
    private const string YesNoFile = "understanding/yes-no.yaml";
    private const string PlaceFile = "understanding/place.yaml";
    private const string TimeFile = "understanding/time.yaml";
    private const string Missing = "Restore this list; docs/dialogs.md says what belongs there.";

    public static NumeralWords ReadNumbers(string folder, List<DialogFault> faults)
    {
        var root = DialogFile.Open(folder, NumbersFile, faults);
        var read = new NumeralWords(
            Characters(root?.Need("digits", Missing)),
            Characters(root?.Need("tens", Missing)),
            root?.Need("half", Missing)?.Text() ?? "",
            Map(root?.Need("several", Missing), node => node.Integer()),
            Texts(root, "classifiers"),
            root?.Need("ordinal", Missing)?.Text() ?? "",
            Texts(root, "separators"));
        root?.RefuseOtherKeys();
        return read;
    }

    public static YesNoWords ReadYesNo(string folder, List<DialogFault> faults)
    {
        var root = DialogFile.Open(folder, YesNoFile, faults);
        var read = new YesNoWords(
            Texts(root, "yes"), Texts(root, "no"), Texts(root, "unsure"), Texts(root, "denials"), Texts(root, "questions"), Texts(root, "connectives"), Texts(root, "joiners"), Texts(root, "exempt"));
        root?.RefuseOtherKeys();
        return read;
    }

    public static PlaceWords ReadPlace(string folder, List<DialogFault> faults)
    {
        var root = DialogFile.Open(folder, PlaceFile, faults);
        var read = new PlaceWords(
            Texts(root, "endings"), Texts(root, "generic"), Texts(root, "never"), Texts(root, "units"), Texts(root, "relations"), Texts(root, "joins"),
            Texts(root, "crossings"), Texts(root, "stops"), Texts(root, "keep"), Texts(root, "openings"), Texts(root, "short-names"))
        {
            HouseUnits = Texts(root, "house-units"),
        };
        root?.RefuseOtherKeys();
        return read;
    }

    public static TimeWords ReadTime(string folder, List<DialogFault> faults)
    {
        var root = DialogFile.Open(folder, TimeFile, faults);
        var read = new TimeWords
        {
            Now = Texts(root, "now"),
            Days = Map(root?.Need("days", Missing), node => node.Integer()),
            Parts = Map(root?.Need("parts", Missing), Part),
            DayParts = Map(root?.Need("day-parts", Missing), node => node.Text()),
            Weekdays = Map(root?.Need("weekdays", Missing), node => node.Integer()),
            Week = Texts(root, "week"),
            LastWeek = Texts(root, "last-week"),
            NextWeek = Texts(root, "next-week"),
            Vague = Map(root?.Need("vague", Missing), node => node.Integer()),
            Recurring = Texts(root, "recurring"),
            NoClock = Texts(root, "no-clock"),
            Year = root?.Need("year", Missing)?.Text() ?? "",
            ThisWeek = Texts(root, "this-week"),
            Month = root?.Need("month", Missing)?.Text() ?? "",
            DayMarks = Texts(root, "day-marks"),
            HourMarks = Texts(root, "hour-marks"),
            Half = root?.Need("half", Missing)?.Text() ?? "",
            Quarters = Map(root?.Need("quarter", Missing), node => node.Integer()),
            MinuteMarks = Texts(root, "minute-marks"),
            Spans = Map(root?.Need("spans", Missing), node => node.Integer()),
            Ago = Texts(root, "ago"),
            Lasted = Texts(root, "lasted"),
            Show = Map(root?.Need("show", Missing), node => node.Text()),
        };
        foreach (var (word, part) in read.DayParts)
        {
            if (!read.Parts.ContainsKey(part) || !read.Days.ContainsKey(word))
            {
                root?.Find("day-parts")?.Fault($"'{word}: {part}' names no known day and part", "Use words that stand under 'days' and 'parts'.");
            }
        }

        foreach (var pattern in (string[])["now", "today", "yesterday", "day", "on-day", "since"])
        {
            root?.Find("show")?.Need(pattern, "Say how such a time is shown.");
        }

        root?.RefuseOtherKeys();
        return read;
    }

    private static PartOfDay Part(DialogNode node)
    {
        var hours = node.Items().Select(item => item.Integer()).ToList();
        if (hours.Count == 3)
        {
            return new PartOfDay(hours[0], hours[1], hours[2]);
        }

        node.Fault("three hours are expected", "Write [hour assumed, first hour, last hour].");
        return new PartOfDay(0, 0, 24);
    }

    private static IReadOnlyList<string> Texts(DialogNode? root, string key) => root?.Need(key, Missing)?.Texts() ?? [];

    private static Dictionary<string, T> Map<T>(DialogNode? node, Func<DialogNode, T> read)
        => node?.Entries().ToDictionary(entry => entry.Key, entry => read(entry.Value), StringComparer.Ordinal) ?? new Dictionary<string, T>(StringComparer.Ordinal);

    private static Dictionary<char, int> Characters(DialogNode? node)
    {
        var read = new Dictionary<char, int>();
        foreach (var (key, value) in node?.Entries() ?? [])
        {
            if (key.Length == 1)
            {
                read[key[0]] = value.Integer();
            }
            else
            {
                value.Fault($"'{key}' is not one character", "Write one character and its value.");
            }
        }

        return read;
    }
}
