// A template card as a phone or a group shows it.
using System.Text.Json.Nodes;

namespace GridBot.Simulator;

/// <summary>The visible parts of a template card and its state.</summary>
/// <param name="CardType">text_notice, news_notice, button_interaction, vote_interaction or multiple_interaction.</param>
/// <param name="TaskId">Id of the card within the application.</param>
/// <param name="Source">Small line above the title.</param>
/// <param name="Title">Main title.</param>
/// <param name="Description">Line under the title.</param>
/// <param name="Quote">Quoted text.</param>
/// <param name="SubTitle">Text under the facts.</param>
/// <param name="Facts">Label and value rows.</param>
/// <param name="Buttons">Buttons in their order.</param>
/// <param name="Selection">The one selection of a button card, if any.</param>
/// <param name="Links">Jump links.</param>
/// <param name="ReplacedBy">Text of the grey button after an update; null while the card is open.</param>
public sealed record CardView(
    string CardType,
    string TaskId,
    string Source,
    string Title,
    string Description,
    string Quote,
    string SubTitle,
    IReadOnlyList<CardFact> Facts,
    IReadOnlyList<CardButton> Buttons,
    CardSelection? Selection,
    IReadOnlyList<CardLink> Links,
    string? ReplacedBy)
{
    /// <summary>Reads a card that passed the rules.</summary>
    public static CardView Read(JsonObject card) => new(
        Text(card, "card_type"),
        Text(card, "task_id"),
        Text(card["source"], "desc"),
        Text(card["main_title"], "title"),
        Text(card["main_title"], "desc"),
        Text(card["quote_area"], "quote_text"),
        Text(card, "sub_title_text"),
        [.. Rows(card["horizontal_content_list"]).Select(row => new CardFact(Text(row, "keyname"), Text(row, "value"), Text(row, "url")))],
        [.. Rows(card["button_list"]).Select(row => new CardButton(Text(row, "text"), Text(row, "key"), Number(row, "style", 1), Text(row, "url")))],
        ReadSelection(card["button_selection"]),
        [.. Rows(card["jump_list"]).Append(card["card_action"]).OfType<JsonObject>().Where(row => Text(row, "url").Length > 0)
            .Select(row => new CardLink(Text(row, "title"), Text(row, "url")))],
        null);

    /// <summary>Reads the new form of a card that was sent: the card stays the same task, and replace_text takes the place of its buttons.</summary>
    public static CardView ReadUpdate(JsonObject card, string taskId) =>
        Read(card) with { TaskId = taskId, ReplacedBy = Text(card, "replace_text") is { Length: > 0 } replaced ? replaced : null };

    private static CardSelection? ReadSelection(JsonNode? node) => node is JsonObject selection
        ? new CardSelection(
            Text(selection, "question_key"),
            Text(selection, "title"),
            Text(selection, "selected_id"),
            [.. Rows(selection["option_list"]).Select(row => new CardOption(Text(row, "id"), Text(row, "text")))],
            selection["disable"] is JsonValue value && value.TryGetValue<bool>(out var disabled) && disabled)
        : null;

    private static IEnumerable<JsonObject> Rows(JsonNode? node) => (node as JsonArray)?.OfType<JsonObject>() ?? [];

    private static string Text(JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static int Number(JsonNode? node, string name, int otherwise) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : otherwise;
}

/// <summary>One row of a card.</summary>
public sealed record CardFact(string Label, string Value, string Url);

/// <summary>One button; <paramref name="Url"/> is empty for one that calls back.</summary>
public sealed record CardButton(string Text, string Key, int Style, string Url);

/// <summary>A drop-down of a button card; <paramref name="Disabled"/> once an update has closed it.</summary>
public sealed record CardSelection(string QuestionKey, string Title, string SelectedId, IReadOnlyList<CardOption> Options, bool Disabled);

/// <summary>One option of a drop-down.</summary>
public sealed record CardOption(string Id, string Text);

/// <summary>A link of a card.</summary>
public sealed record CardLink(string Title, string Url);
