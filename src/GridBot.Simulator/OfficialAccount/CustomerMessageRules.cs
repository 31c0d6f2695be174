// The rules for the content of customer-service messages.
using System.Text.Json.Nodes;
using GridBot.Simulator.Api;
using GridBot.Simulator.State;

namespace GridBot.Simulator.OfficialAccount;

/// <summary>Reads and checks what custom/send is asked to send (sendCustomMessage).</summary>
internal sealed class CustomerMessageRules(PublicAccountOptions options, MediaShelf media)
{
    private static readonly string[] Ordinary = ["text", "image", "voice", "video"];

    private readonly MessageRules _rules = new(media);

    /// <summary>The content, or why it is refused.</summary>
    public (MessageContent? Content, ApiAnswer.Refusal? Refusal) Read(JsonObject body)
    {
        var type = ApiCall.Text(body, "msgtype") ?? "";
        if (type is not ("text" or "image" or "voice" or "video" or "music" or "news" or "mpnews" or "mpnewsarticle" or "msgmenu" or "wxcard" or "miniprogrampage" or "link"))
        {
            return Refuse(40008);
        }

        if (body[type] is not JsonObject part)
        {
            return Refuse(45162);
        }

        return type switch
        {
            "music" => ReadMusic(part),
            "news" => ReadNews(part),
            "msgmenu" => ReadChoices(part),
            "text" or "image" or "voice" or "video" => _rules.Read(
                body, new MessageFlavor(Ordinary, options.Limits.TextBytes, 0, CutText: false, CutMarkdown: false, LongTextCode: 45002, null, "")),
            _ => (new MessageContent(type) { Title = ApiCall.Text(part, "title") ?? "", Url = ApiCall.Text(part, "url") ?? "" }, null),
        };
    }

    private (MessageContent?, ApiAnswer.Refusal?) ReadMusic(JsonObject part)
    {
        var cover = ApiCall.Text(part, "thumb_media_id") ?? "";
        return media.Live(cover) is null
            ? Refuse(40007)
            : (new MessageContent("music") { Title = ApiCall.Text(part, "title") ?? "", Text = ApiCall.Text(part, "description") ?? "", Url = ApiCall.Text(part, "musicurl") ?? "" }, null);
    }

    /// <summary>Since 2018 exactly one article.</summary>
    private static (MessageContent?, ApiAnswer.Refusal?) ReadNews(JsonObject part)
    {
        if (part["articles"] is not JsonArray { Count: > 0 } articles)
        {
            return Refuse(44003);
        }

        if (articles.Count > 1)
        {
            return Refuse(45008);
        }

        return (new MessageContent("news")
        {
            Title = ApiCall.Text(articles[0], "title") ?? "", Text = ApiCall.Text(articles[0], "description") ?? "", Url = ApiCall.Text(articles[0], "url") ?? "",
        }, null);
    }

    private (MessageContent?, ApiAnswer.Refusal?) ReadChoices(JsonObject part)
    {
        if (!options.AllowMessageMenu)
        {
            return Refuse(40200);
        }

        var choices = (part["list"] as JsonArray)?.Select(entry => new PhoneChoice(ApiCall.Text(entry, "id") ?? "", ApiCall.Text(entry, "content") ?? "")).ToArray() ?? [];
        return choices.Length == 0 || Array.Exists(choices, choice => choice.Id.Length == 0 || choice.Text.Length == 0)
            ? Refuse(45162)
            : (new MessageContent("msgmenu")
            {
                Text = ApiCall.Text(part, "head_content") ?? "", Choices = choices, Tail = ApiCall.Text(part, "tail_content") ?? "",
            }, null);
    }

    private static (MessageContent?, ApiAnswer.Refusal?) Refuse(int code) => (null, new ApiAnswer.Refusal(code));
}
