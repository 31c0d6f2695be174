// A template the account was granted, and the fields it must be filled with.
namespace GridBot.Simulator;

/// <summary>A template of a template message or of a subscription notice.</summary>
/// <param name="Id">template_id, 43 characters.</param>
/// <param name="Title">What stands above the fields.</param>
/// <param name="Fields">All fields; each must be filled, no other may come.</param>
public sealed record PublicTemplate(string Id, string Title, IReadOnlyList<TemplateField> Fields)
{
    /// <summary>True: a subscription notice, sent by bizsend to those who accepted one; false: a template message.</summary>
    public bool IsSubscription { get; init; }
}

/// <summary>A field.</summary>
/// <param name="Name">Kind and number, such as thing3: the kind decides what is allowed.</param>
/// <param name="Label">What stands before the value.</param>
public sealed record TemplateField(string Name, string Label);
