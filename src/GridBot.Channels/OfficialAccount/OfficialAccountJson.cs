// Writes the JSON bodies of the Official Account's calls, field by field, raw UTF-8, always in the same order.
using System.Text.Json;
using GridBot.Channels.Json;
using GridBot.Channels.Xml;

namespace GridBot.Channels.OfficialAccount;

/// <summary>The bodies.</summary>
internal static class OfficialAccountJson
{
    /// <summary>stable_token.</summary>
    public static byte[] Token(string appId, Secret secret, bool force) => RawJson.Write(json =>
    {
        json.WriteString("grant_type", "client_credential");
        json.WriteString("appid", appId);
        json.WriteString("secret", secret.Reveal());
        json.WriteBoolean("force_refresh", force);
    });

    /// <summary>message/custom/send of text.</summary>
    public static byte[] Text(string openId, string content) => RawJson.Write(json =>
    {
        json.WriteString("touser", openId);
        json.WriteString("msgtype", "text");
        json.WriteStartObject("text");
        json.WriteString("content", CleanXml.Clean(content));
        json.WriteEndObject();
    });

    /// <summary>message/template/send.</summary>
    /// <param name="openId">To whom.</param>
    /// <param name="templateId">The template.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="messageId">The same for each attempt at one row: the platform sends only one message of an id.</param>
    public static byte[] Template(string openId, string templateId, IEnumerable<KeyValuePair<string, string>> fields, string messageId) => RawJson.Write(json =>
    {
        Addressed(json, openId, templateId);
        json.WriteString("client_msg_id", messageId);
        Data(json, fields);
    });

    /// <summary>message/subscribe/bizsend.</summary>
    public static byte[] Subscription(string openId, string templateId, IEnumerable<KeyValuePair<string, string>> fields) => RawJson.Write(json =>
    {
        Addressed(json, openId, templateId);
        Data(json, fields);
    });

    /// <summary>menu/create of entries that are clicked.</summary>
    public static byte[] Menu(IEnumerable<OfficialAccountMenuEntry> entries) => RawJson.Write(json =>
    {
        json.WriteStartArray("button");
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("type", "click");
            json.WriteString("name", entry.Name);
            json.WriteString("key", entry.Key);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Addressed(Utf8JsonWriter json, string openId, string templateId)
    {
        json.WriteString("touser", openId);
        json.WriteString("template_id", templateId);
    }

    private static void Data(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> fields)
    {
        json.WriteStartObject("data");
        foreach (var (name, value) in fields)
        {
            json.WriteStartObject(name);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
