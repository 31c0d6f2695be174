// What a sensible person answers to each question, until the report is filed.
using System.Globalization;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Proving;

/// <summary>Answers that lead on.</summary>
internal static class SensibleAnswers
{
    /// <summary>Most answers until a report is filed: more questions nobody answers.</summary>
    private const int Patience = 40;

    /// <summary>A time of day that has been when played conversations begin.</summary>
    private const string TimeOfDay = "9:30";

    /// <summary>A point of the map.</summary>
    private static readonly GeoPoint Spot = new(38.914, 121.6147);

    /// <summary>Answers every question until a report is filed; false when that does not come about.</summary>
    public static bool Finish(PlayedPerson person)
    {
        var before = person.Reports.Count;
        // An urgent report went out already; what is asked then only adds to it.
        var filed = person.Draft?.Filed is not null;
        for (var answers = 0; answers < Patience && person.Reports.Count == before; answers++)
        {
            if (person.Draft is null && person.Open.Kind == QuestionKind.None)
            {
                return filed;
            }

            Answer(person);
            if (filed && person.Draft?.Filed is null)
            {
                return true;
            }
        }

        return person.Reports.Count > before;
    }

    private static void Answer(PlayedPerson person)
    {
        switch (person.Open.Kind)
        {
            case QuestionKind.None:
                person.Say(Command.Menu);
                break;
            case QuestionKind.Summary:
                person.Say(Command.Submit);
                break;
            case QuestionKind.WhichChange or QuestionKind.ChangeSlot:
                person.Say(Command.Back);
                break;
            case QuestionKind.Forget or QuestionKind.Same:
                person.Say("2");
                break;
            case QuestionKind.Slot when person.Asked is { } slot:
                person.Send(To(slot, person)[0]);
                break;
            default:
                person.Say("1");
                break;
        }
    }

    /// <summary>Answers to the question of a slot, one for each way the conversation may go on from it.</summary>
    public static IReadOnlyList<Activity> To(Slot slot, PlayedPerson person)
    {
        List<Activity> answers = slot.Type switch
        {
            SlotType.Choice or SlotType.Choices => [.. slot.Options.Select((_, at) => Activity.Says(Text(at + 1)))],
            SlotType.YesNo => [Activity.Says("2"), Activity.Says("1")],
            SlotType.Number => [.. Numbers(slot).Select(number => Activity.Says(Text(number)))],
            SlotType.Place => [new Activity { Kind = ActivityKind.Location, Point = Spot, PlaceLabel = slot.Label }],
            SlotType.Time => [Activity.Says(TimeOfDay)],
            SlotType.Photos => [new Activity { Kind = ActivityKind.Image }],
            _ => [Activity.Says(Story(slot, person.Kind!))],
        };
        if (slot.Optional)
        {
            answers.Add(Activity.Says(person.WordOf(Command.Skip)));
        }

        return answers;
    }

    /// <summary>The longest answer to the question of a slot.</summary>
    public static Activity Longest(Slot slot, PlayedPerson person) => slot.Type switch
    {
        SlotType.Choices => Activity.Says(string.Join(',', Enumerable.Range(1, slot.Options.Count))),
        SlotType.Choice => Activity.Says(Text(slot.Options.Select((option, at) => (option.Label.Length, at + 1)).Max().Item2)),
        SlotType.Number => Activity.Says(Text(slot.Maximum ?? 99999999)),
        SlotType.Place => new Activity { Kind = ActivityKind.Location, Point = Spot, PlaceLabel = Repeated(slot.Label, LongPlace) },
        SlotType.Text => Activity.Says(Repeated(Story(slot, person.Kind!), LongText)),
        _ => To(slot, person)[0],
    };

    /// <summary>Characters of the longest place name a map sends.</summary>
    private const int LongPlace = 100;

    /// <summary>Characters of a long message, as many as one WeCom text may hold in Chinese.</summary>
    private const int LongText = 680;

    private static IEnumerable<double> Numbers(Slot slot)
        => new[] { Math.Max(slot.Minimum ?? 1, Math.Min(1, slot.Maximum ?? 1)), slot.Minimum, slot.Maximum, slot.Urgent.Count > 0 ? ConstraintProof.Number(slot.Urgent[0]) : null }.OfType<double>().Distinct();

    /// <summary>A text that tells nothing but itself: names of the kind and the slot.</summary>
    private static string Story(Slot slot, ReportKind kind) => $"{kind.Label},{slot.Label}";

    private static string Repeated(string text, int characters) => string.Concat(Enumerable.Repeat(text, (characters / text.Length) + 1))[..characters];

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
