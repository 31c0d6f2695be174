// Writes the JSON bodies of WeCom calls, field by field, raw UTF-8, always in the same order.
using System.Text.Json;
using GridBot.Channels.Json;
using GridBot.Channels.Xml;

namespace GridBot.Channels.WeCom;

/// <summary>
/// The bodies. The same input gives the same bytes, because the platform recognises a repetition by comparing the whole request.
/// </summary>
internal static class WeComJson
{
    /// <summary>message/send of text.</summary>
    public static byte[] Text(int agentId, string userId, string content, TimeSpan duplicateCheck) => Message(agentId, userId, "text", duplicateCheck, json =>
    {
        json.WriteStartObject("text");
        json.WriteString("content", CleanXml.Clean(content));
        json.WriteEndObject();
    });

    /// <summary>message/send of a card with buttons.</summary>
    public static byte[] Card(int agentId, string userId, WeComCard card, TimeSpan duplicateCheck) => Message(agentId, userId, "template_card", duplicateCheck, json =>
    {
        json.WriteStartObject("template_card");
        json.WriteString("card_type", "button_interaction");
        json.WriteStartObject("main_title");
        json.WriteString("title", card.Title);
        json.WriteEndObject();
        if (card.SubTitle.Length > 0)
        {
            json.WriteString("sub_title_text", card.SubTitle);
        }

        if (card.Facts.Count > 0)
        {
            json.WriteStartArray("horizontal_content_list");
            foreach (var fact in card.Facts)
            {
                json.WriteStartObject();
                json.WriteString("keyname", fact.Label);
                json.WriteString("value", fact.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteString("task_id", card.TaskId);
        json.WriteStartArray("button_list");
        foreach (var button in card.Buttons)
        {
            json.WriteStartObject();
            json.WriteString("text", button.Text);
            json.WriteNumber("style", button.Style);
            json.WriteString("key", button.Key);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>message/update_template_card that greys the buttons.</summary>
    public static byte[] CardUpdate(int agentId, string userId, string responseCode, string replaceName) => RawJson.Write(json =>
    {
        json.WriteStartArray("userids");
        json.WriteStringValue(userId);
        json.WriteEndArray();
        json.WriteNumber("agentid", agentId);
        json.WriteString("response_code", responseCode);
        json.WriteStartObject("button");
        json.WriteString("replace_name", CleanXml.Clean(replaceName));
        json.WriteEndObject();
    });

    /// <summary>appchat/send of markdown.</summary>
    public static byte[] ChatMarkdown(string chatId, string markdown) => RawJson.Write(json =>
    {
        json.WriteString("chatid", chatId);
        Markdown(json, markdown);
    });

    /// <summary>webhook/send of markdown.</summary>
    public static byte[] RobotMarkdown(string markdown) => RawJson.Write(json => Markdown(json, markdown));

    private static void Markdown(Utf8JsonWriter json, string markdown)
    {
        json.WriteString("msgtype", "markdown");
        json.WriteStartObject("markdown");
        json.WriteString("content", CleanXml.Clean(markdown));
        json.WriteEndObject();
    }

    private static byte[] Message(int agentId, string userId, string type, TimeSpan duplicateCheck, Action<Utf8JsonWriter> content) => RawJson.Write(json =>
    {
        json.WriteString("touser", userId);
        json.WriteString("msgtype", type);
        json.WriteNumber("agentid", agentId);
        content(json);
        json.WriteNumber("enable_duplicate_check", 1);
        json.WriteNumber("duplicate_check_interval", (int)duplicateCheck.TotalSeconds);
    });
}
