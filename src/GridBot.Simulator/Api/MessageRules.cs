// The rules for the content of messages, shared by message/send, appchat/send and webhook/send.
using System.Globalization;
using System.Text.Json.Nodes;
using GridBot.Simulator.Callbacks;
using GridBot.Simulator.State;

namespace GridBot.Simulator.Api;

/// <summary>Reads and checks the content of a message.</summary>
public sealed class MessageRules(MediaShelf media)
{
    private const int TitleBytes = 128;
    private const int DescriptionBytes = 512;
    private const int TextCardCharacters = 512;

    /// <summary>The content, or why it is refused.</summary>
    public (MessageContent? Content, ApiAnswer.Refusal? Refusal) Read(JsonObject body, MessageFlavor flavor)
    {
        var type = ApiCall.Text(body, "msgtype") ?? "";
        if (!flavor.Types.Contains(type))
        {
            return Refuse(40008);
        }

        if (body[type] is not JsonObject part)
        {
            return Refuse(type == "text" ? 44004 : 40058, type == "text" ? "" : $"{type} is missing. invalid Request Parameter");
        }

        return type switch
        {
            "text" => ReadText(part, flavor),
            "markdown" or "markdown_v2" => ReadMarkdown(type, part, flavor),
            "image" when flavor.RobotKey.Length > 0 => RobotImage.Read(part, media, flavor.RobotKey),
            "image" or "voice" or "file" or "video" => ReadMedia(type, part, flavor),
            "textcard" => ReadTextCard(part),
            "news" => ReadNews(part),
            "template_card" => ReadCard(part, flavor),
            _ => Refuse(40008),
        };
    }

    private static (MessageContent?, ApiAnswer.Refusal?) ReadText(JsonObject part, MessageFlavor flavor)
    {
        if (ApiCall.Text(part, "content") is not { Length: > 0 } text)
        {
            return Refuse(44004);
        }

        if (ByteLimit.Bytes(text) > flavor.TextBytes && !flavor.CutText)
        {
            return flavor.LongTextCode == 40058 ? TooLong("text.content", flavor.TextBytes) : Refuse(flavor.LongTextCode);
        }

        return (new MessageContent("text")
        {
            Text = ByteLimit.Cut(text, flavor.TextBytes),
            Mentioned = ApiCall.Texts(part, "mentioned_list") ?? [],
        }, null);
    }

    private static (MessageContent?, ApiAnswer.Refusal?) ReadMarkdown(string type, JsonObject part, MessageFlavor flavor)
    {
        if (ApiCall.Text(part, "content") is not { Length: > 0 } text)
        {
            return Refuse(40058, $"{type}.content is empty. invalid Request Parameter");
        }

        return ByteLimit.Bytes(text) > flavor.MarkdownBytes && !flavor.CutMarkdown
            ? TooLong($"{type}.content", flavor.MarkdownBytes)
            : (new MessageContent(type) { Text = ByteLimit.Cut(text, flavor.MarkdownBytes) }, null);
    }

    private (MessageContent?, ApiAnswer.Refusal?) ReadMedia(string type, JsonObject part, MessageFlavor flavor)
    {
        var id = ApiCall.Text(part, "media_id") ?? "";
        if (media.Live(id, flavor.RobotKey) is not { } item || item.Kind != type)
        {
            return Refuse(40007);
        }

        return (new MessageContent(type)
        {
            MediaId = id,
            Title = type == "file" ? item.FileName : ByteLimit.Cut(ApiCall.Text(part, "title") ?? "", TitleBytes),
            Text = ByteLimit.Cut(ApiCall.Text(part, "description") ?? "", DescriptionBytes),
        }, null);
    }

    private static (MessageContent?, ApiAnswer.Refusal?) ReadTextCard(JsonObject part)
    {
        var title = ApiCall.Text(part, "title") ?? "";
        var description = ApiCall.Text(part, "description") ?? "";
        var url = ApiCall.Text(part, "url") ?? "";
        if (title.Length == 0 || description.Length == 0)
        {
            return Refuse(40058, "textcard.title or textcard.description is empty. invalid Request Parameter");
        }

        return CardRules.HasScheme(url)
            ? (new MessageContent("textcard") { Title = FirstCharacters(title, TitleBytes), Text = FirstCharacters(description, TextCardCharacters), Url = url }, null)
            : Refuse(45034);
    }

    private static (MessageContent?, ApiAnswer.Refusal?) ReadNews(JsonObject part)
    {
        if (part["articles"] is not JsonArray { Count: >= 1 and <= 8 } articles || articles[0] is not JsonObject first)
        {
            return Refuse(45008);
        }

        return articles.OfType<JsonObject>().All(article => CardRules.HasScheme(ApiCall.Text(article, "url") ?? ""))
            ? (new MessageContent("news")
            {
                Title = ByteLimit.Cut(ApiCall.Text(first, "title") ?? "", TitleBytes),
                Text = ByteLimit.Cut(ApiCall.Text(first, "description") ?? "", DescriptionBytes),
                Url = ApiCall.Text(first, "url") ?? "",
            }, null)
            : Refuse(45034);
    }

    private static (MessageContent?, ApiAnswer.Refusal?) ReadCard(JsonObject part, MessageFlavor flavor)
    {
        var code = CardRules.Check(part, flavor.CardTypes);
        return code == 0 ? (new MessageContent("template_card") { Card = part }, null) : Refuse(code);
    }

    private static string FirstCharacters(string text, int count) => new StringInfo(text) is { LengthInTextElements: var length } info && length > count
        ? info.SubstringByTextElements(0, count)
        : text;

    private static (MessageContent?, ApiAnswer.Refusal?) TooLong(string field, int bytes) =>
        Refuse(40058, string.Create(CultureInfo.InvariantCulture, $"{field} exceed max length {bytes}. invalid Request Parameter"));

    private static (MessageContent?, ApiAnswer.Refusal?) Refuse(int code, string text = "") => (null, new ApiAnswer.Refusal(code, text));
}
