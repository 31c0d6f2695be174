// message/send: the application writes to people.
using System.Text.Json.Nodes;
using GridBot.Simulator.Callbacks;
using GridBot.Simulator.State;

namespace GridBot.Simulator.Api;

/// <summary>POST message/send (page 90236).</summary>
public sealed class MessageSendEndpoint(
    SimulatorOptions options, MessageRules rules, MessageBoard board, CardDesk cards, QuotaMeter quotas, DuplicateCheck duplicates, CallbackSender callbacks, SeededDraw draw)
{
    private static readonly string[] Types = ["text", "markdown", "image", "voice", "video", "file", "textcard", "news", "template_card"];

    /// <summary>The route.</summary>
    public IEnumerable<ApiRoute> Routes => [new("message/send", true, ApiBody.Json, true, (call, _) => Task.FromResult(Answer(call)))];

    private ApiAnswer Answer(ApiCall call)
    {
        var body = call.Body;
        if (CheckAgent(body, options) is { } wrongAgent)
        {
            return wrongAgent;
        }

        var (recipients, refusal) = ReadRecipients(body);
        if (recipients is null)
        {
            return refusal!;
        }

        var flavor = new MessageFlavor(
            Types, options.Limits.TextBytes, options.Limits.MarkdownBytes, !options.RefuseLongText, options.CutLongMarkdown, 45002, null, "");
        var (content, wrong) = rules.Read(body, flavor);
        if (content is null)
        {
            return wrong!;
        }

        if (content.Card is { } card && CheckCard(card) is { } badCard)
        {
            return badCard;
        }

        if (recipients.Users.Count == 0)
        {
            return new ApiAnswer.Refusal(81013);
        }

        var fields = Describe(recipients);
        if (duplicates.IsDuplicate(body, call.RawBody))
        {
            return ApiAnswer.Ok([.. fields, ("msgid", draw.Word(64))]);
        }

        if (!TakeDaily(recipients.Users.Count))
        {
            return new ApiAnswer.Refusal(45009);
        }

        // Taken here and not in the check above, so that a refused request leaves the id free; of two at once one loses.
        var taskId = ApiCall.Text(content.Card, "task_id") ?? "";
        if (taskId.Length > 0 && !cards.TryTakeTaskId(taskId))
        {
            return new ApiAnswer.Refusal(42014);
        }

        var shown = Deliver(content, recipients);
        return content.Card is not null && CardRules.CallsBack(content.Card)
            ? ApiAnswer.Ok([.. fields, ("msgid", draw.Word(64)), ("response_code", cards.Grant(cards.Add(taskId, shown)))])
            : ApiAnswer.Ok([.. fields, ("msgid", draw.Word(64))]);
    }

    /// <summary>41011 without an agent id, 301002 with another one's.</summary>
    internal static ApiAnswer.Refusal? CheckAgent(JsonObject body, SimulatorOptions options) => ApiCall.Number(body, "agentid") switch
    {
        null => new ApiAnswer.Refusal(41011),
        { } id when id == options.AgentId => null,
        _ => new ApiAnswer.Refusal(301002),
    };

    private (Recipients?, ApiAnswer.Refusal?) ReadRecipients(JsonObject body)
    {
        string[] names = ["touser", "toparty", "totag"];
        var lists = new List<string[]>();
        foreach (var name in names)
        {
            if (ApiCall.Text(body, name) is not { } text)
            {
                return (null, new ApiAnswer.Refusal(40058, $"{name} should be a string. invalid Request Parameter"));
            }

            lists.Add(text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }

        if (lists.TrueForAll(list => list.Length == 0))
        {
            return (null, new ApiAnswer.Refusal(82001));
        }

        var tooMany = lists[0].Length > Recipients.MaxUsers ? 40032 : lists[1].Length > Recipients.MaxParties ? 82002 : lists[2].Length > Recipients.MaxParties ? 82003 : 0;
        return tooMany == 0
            ? (Recipients.Resolve(options.Users, lists[0], lists[1], lists[2]), null)
            : (null, new ApiAnswer.Refusal(tooMany));
    }

    private ApiAnswer.Refusal? CheckCard(JsonObject card)
    {
        if (CardRules.CallsBack(card) && callbacks.Url is null)
        {
            return new ApiAnswer.Refusal(43012);
        }

        return ApiCall.Text(card, "task_id") is { Length: > 0 } id && cards.IsTaken(id) ? new ApiAnswer.Refusal(42014) : null;
    }

    private bool TakeDaily(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (!quotas.TryTake(("application", options.Limits.AppMessagesPerDay, TimeSpan.FromDays(1))))
            {
                return false;
            }
        }

        return true;
    }

    private Dictionary<string, string> Deliver(MessageContent content, Recipients recipients)
    {
        var shown = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var user in recipients.Users)
        {
            // Beyond the quota the platform still answers 0 and the message is lost.
            if (quotas.TryTake(
                ($"member {user.Id}", options.Limits.MemberMessagesPerMinute, TimeSpan.FromMinutes(1)),
                ($"member {user.Id}", options.Limits.MemberMessagesPerHour, TimeSpan.FromHours(1))))
            {
                shown[user.Id] = board.Show(content.OnPhone(user.Id, "api")).Id;
            }
            else
            {
                board.NoteDropped(user.Id);
            }
        }

        return shown;
    }

    private static (string, JsonNode?)[] Describe(Recipients recipients)
    {
        (string Name, IReadOnlyList<string> Ids)[] lists =
        [
            ("invaliduser", recipients.InvalidUsers),
            ("invalidparty", recipients.InvalidParties),
            ("invalidtag", recipients.InvalidTags),
            ("unlicenseduser", recipients.Unlicensed),
        ];
        return [.. lists.Where(list => list.Ids.Count > 0).Select(list => (list.Name, (JsonNode?)JsonValue.Create(string.Join('|', list.Ids))))];
    }
}
