// The template through which an outcome is told to somebody whose window is shut.
namespace GridBot.Channels.OfficialAccount;

/// <summary>A template of the account, under "OfficialAccount:OutcomeTemplate". Its id and fields are the account's own, so they are settings.</summary>
public sealed record OutcomeTemplate
{
    /// <summary>A template message: verified service accounts, no consent of the person needed.</summary>
    public const string Template = "template";

    /// <summary>A subscription notice: the person agreed to it before.</summary>
    public const string Subscription = "subscription";

    /// <summary>What a field may tell: a part of the outcome.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["number", "matter", "state", "time", "note"];

    /// <summary>"template" or "subscription". Default "template".</summary>
    public string Kind { get; init; } = Template;

    /// <summary>Id of the template; empty: there is none, and outcomes wait until the person writes.</summary>
    public string Id { get; init; } = "";

    /// <summary>Which part of the outcome each field of the template tells, such as "thing3": "matter".</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether there is a template.</summary>
    public bool IsOn => Id.Length > 0;

    /// <summary>All faults at once.</summary>
    public IEnumerable<OptionFault> Validate(string key)
    {
        if (!IsOn)
        {
            yield break;
        }

        if (Kind is not (Template or Subscription))
        {
            yield return new(key + ":Kind", "is neither template nor subscription", "give the kind that the template's page in the console shows");
        }

        if (Fields.Count == 0)
        {
            yield return new(key + ":Fields", "is empty", "name the template's fields and what each tells, such as thing3: matter");
        }

        foreach (var (field, part) in Fields)
        {
            if (field.Length == 0 || !field.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                yield return new($"{key}:Fields:{field}", "is no name of a field", "copy the names from the template's page, such as character_string1");
            }

            if (!Parts.Contains(part))
            {
                yield return new($"{key}:Fields:{field}", "tells no part of an outcome", "give one of " + string.Join(", ", Parts));
            }
        }
    }
}
