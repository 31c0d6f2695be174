// message/update_template_card: changes a card by a response code.
using System.Globalization;
using System.Text.Json.Nodes;
using GridBot.Simulator.State;

namespace GridBot.Simulator.Api;

/// <summary>POST message/update_template_card (page 94888). A code works once, for 72 hours.</summary>
public sealed class CardUpdateEndpoint(SimulatorOptions options, MessageBoard board, CardDesk cards)
{
    /// <summary>The route.</summary>
    public IEnumerable<ApiRoute> Routes => [new("message/update_template_card", true, ApiBody.Json, true, (call, _) => Task.FromResult(Answer(call)))];

    private ApiAnswer Answer(ApiCall call)
    {
        var body = call.Body;
        if (MessageSendEndpoint.CheckAgent(body, options) is { } wrongAgent)
        {
            return wrongAgent;
        }

        var code = ApiCall.Text(body, "response_code") ?? "";
        if (cards.Peek(code) is not { } card)
        {
            return new ApiAnswer.Refusal(60140);
        }

        var (recipients, refusal) = ReadRecipients(body);
        refusal = CheckChange(body) ?? refusal;
        if (refusal is not null)
        {
            if (options.BurnCodeOnFailure)
            {
                cards.Burn(code);
            }

            return refusal;
        }

        // Two calls with one code may both have peeked; burning decides.
        return cards.Burn(code) is null ? new ApiAnswer.Refusal(60140) : Apply(body, card, recipients);
    }

    private static ApiAnswer.Refusal? CheckChange(JsonObject body)
    {
        if (body["template_card"] is JsonObject replacement)
        {
            var fault = CardRules.Check(replacement, update: true);
            return fault == 0 ? null : new ApiAnswer.Refusal(fault);
        }

        return string.IsNullOrEmpty(ApiCall.Text(body["button"], "replace_name"))
            ? new ApiAnswer.Refusal(40058, "button.replace_name or template_card is missing. invalid Request Parameter")
            : null;
    }

    /// <summary>Who is to see the change; null for everybody who has the card.</summary>
    private (Recipients? Recipients, ApiAnswer.Refusal? Refusal) ReadRecipients(JsonObject body)
    {
        var (users, parties, tags) = (ApiCall.Texts(body, "userids"), Ids(body["partyids"]), Ids(body["tagids"]));
        if (users is null || parties is null || tags is null)
        {
            return (null, new ApiAnswer.Refusal(40058, "userids should be strings, partyids and tagids numbers. invalid Request Parameter"));
        }

        if (ApiCall.Number(body, "atall") == 1)
        {
            return (null, null);
        }

        var fault = users.Count > Recipients.MaxUsers ? 40032
            : parties.Count > Recipients.MaxParties ? 82002
            : tags.Count > Recipients.MaxParties ? 82003
            : users.Count + parties.Count + tags.Count == 0 ? 82001 : 0;
        return fault == 0 ? (Recipients.Resolve(options.Users, users, parties, tags), null) : (null, new ApiAnswer.Refusal(fault));
    }

    private ApiAnswer.Success Apply(JsonObject body, SentCard card, Recipients? recipients)
    {
        foreach (var (user, message) in card.Messages.Where(pair => recipients is null || recipients.Users.Any(user => Same(user.Id, pair.Key))))
        {
            board.Change(user, message, shown => shown with { Card = Changed(shown.Card, body) });
        }

        var wrong = recipients is null ? [] : (ApiCall.Texts(body, "userids") ?? [])
            .Where(user => !card.Messages.ContainsKey(user)).Select(user => (JsonNode)user.ToLowerInvariant()).ToArray();
        return wrong.Length == 0 ? ApiAnswer.Ok() : ApiAnswer.Ok(("invaliduser", new JsonArray(wrong)));
    }

    private static CardView? Changed(CardView? before, JsonObject body)
    {
        if (before is null)
        {
            return null;
        }

        return body["template_card"] is JsonObject replacement
            ? CardView.ReadUpdate(replacement, before.TaskId)
            : before with { ReplacedBy = ApiCall.Text(body["button"], "replace_name") };
    }

    private static List<string>? Ids(JsonNode? node) => node switch
    {
        null => [],
        JsonArray array when array.All(item => item is JsonValue value && value.TryGetValue<int>(out _)) =>
            [.. array.Select(item => item!.GetValue<int>().ToString(CultureInfo.InvariantCulture))],
        _ => null,
    };

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
