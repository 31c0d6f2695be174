// Reads understanding/*.yaml: how people write places, times, numbers, yes and no.
using System.Globalization;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads the words of understanding.</summary>
internal static class UnderstandingFiles
{
    private const string NumbersFile = "understanding/numbers.yaml";
    private const string YesNoFile = "understanding/yes-no.yaml";
    private const string PlaceFile = "understanding/place.yaml";
    private const string ClausesFile = "understanding/clauses.yaml";
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
            Texts(root, "separators"),
            Map(root?.Need("units", Missing), Unit));
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

    public static ClauseWords ReadClauses(string folder, List<DialogFault> faults)
    {
        var root = DialogFile.Open(folder, ClausesFile, faults);
        var read = new ClauseWords(
            Texts(root, "connectives"), Texts(root, "openings"), Texts(root, "numbers"), Texts(root, "marks"), Texts(root, "brackets"), Texts(root, "commas"), Texts(root, "stops"), Texts(root, "continuing"), Texts(root, "leaning"));
        root?.RefuseOtherKeys();
        return read;
    }

    public static PlaceWords ReadPlace(string folder, List<DialogFault> faults)
    {
        var root = DialogFile.Open(folder, PlaceFile, faults);
        var read = new PlaceWords
        {
            Endings = Texts(root, "endings"),
            Roads = Texts(root, "roads"),
            Generic = Texts(root, "generic"),
            Never = Texts(root, "never"),
            Units = Texts(root, "units"),
            Buildings = Texts(root, "buildings"),
            Relations = Texts(root, "relations"),
            Joins = Texts(root, "joins"),
            Spans = Texts(root, "spans"),
            Crossings = Texts(root, "crossings"),
            Between = Texts(root, "between"),
            Stops = Texts(root, "stops"),
            Everyday = Texts(root, "everyday"),
            Keep = Texts(root, "keep"),
            Openings = Texts(root, "openings"),
            ShortNames = Texts(root, "short-names"),
            Definite = Texts(root, "definite"),
            Gates = Texts(root, "gates"),
            Zones = Texts(root, "zones"),
            Directions = Texts(root, "directions"),
            Distances = Texts(root, "distances"),
            AskedFor = Texts(root, "asked-for"),
            Beside = Texts(root, "beside"),
            RoomsBehind = Texts(root, "rooms-behind"),
            Institutions = Texts(root, "institutions"),
            Variants = Texts(root, "variants"),
            Leads = Texts(root, "leads"),
            Living = Texts(root, "living"),
            Facilities = Texts(root, "facilities"),
            Modifiers = Texts(root, "modifiers"),
            Exits = Texts(root, "exits"),
            Highways = Texts(root, "highways"),
            Lines = Texts(root, "lines"),
            Counters = Texts(root, "counters"),
            HouseUnits = Texts(root, "house-units"),
            EntranceUnits = Texts(root, "entrance-units"),
            InnerUnits = Texts(root, "inner-units"),
            Wider = Texts(root, "wider"),
            Spots = Texts(root, "spots"),
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
            Present = Texts(root, "present"),
            Days = Map(root?.Need("days", Missing), node => node.Integer()),
            Parts = Map(root?.Need("parts", Missing), Part),
            DayParts = Map(root?.Need("day-parts", Missing), node => node.Text()),
            ShortParts = Map(root?.Need("short-parts", Missing), node => node.Text()),
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
            NoMinute = Texts(root, "no-minute"),
            Tails = Texts(root, "tails"),
            Habits = Texts(root, "habits"),
            Telling = Texts(root, "telling"),
            Until = Texts(root, "until"),
            Plans = Texts(root, "plans"),
            Done = Texts(root, "done"),
            Months = Map(root?.Need("months", Missing), node => node.Integer()),
            MonthParts = Map(root?.Need("month-parts", Missing), node => node.Integer()),
            Feasts = Map(root?.Need("feasts", Missing), Feast),
            ThatDay = Texts(root, "that-day"),
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

        foreach (var (word, part) in read.ShortParts)
        {
            if (!read.Parts.ContainsKey(part))
            {
                root?.Find("short-parts")?.Fault($"'{word}: {part}' names no known part", "Use a word that stands under 'parts'.");
            }
        }

        foreach (var pattern in (string[])["now", "today", "yesterday", "day", "on-day", "since"])
        {
            root?.Find("show")?.Need(pattern, "Say how such a time is shown.");
        }

        root?.RefuseOtherKeys();
        return read;
    }

    private static UnitWords Unit(DialogNode node)
    {
        var read = new UnitWords(Listed(node, "words"), Listed(node, "except"), Listed(node, "near"), Listed(node, "after"), Listed(node, "then"));
        node.RefuseOtherKeys();
        return read;
    }

    private static IReadOnlyList<string> Listed(DialogNode node, string key) => node.Find(key)?.Texts() ?? [];

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

    private static FixedDay Feast(DialogNode node)
    {
        var parts = node.Text().Split('-');
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2001, month))
        {
            return new FixedDay(month, day);
        }

        node.Fault("a month and a day are expected", "Write month-day, such as 10-1.");
        return new FixedDay(1, 1);
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
