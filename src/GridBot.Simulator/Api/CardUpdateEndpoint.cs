// message/update_template_card: changes a card by a response code.
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

        var refusal = CheckChange(body) ?? CheckUsers(body);
        if (refusal is not null)
        {
            if (options.BurnCodeOnFailure)
            {
                cards.Burn(code);
            }

            return refusal;
        }

        // Two calls with one code may both have peeked; burning decides.
        return cards.Burn(code) is null ? new ApiAnswer.Refusal(60140) : Apply(body, card);
    }

    private static ApiAnswer.Refusal? CheckChange(JsonObject body)
    {
        if (body["template_card"] is JsonObject replacement)
        {
            var fault = CardRules.Check(replacement);
            return fault == 0 ? null : new ApiAnswer.Refusal(fault);
        }

        return string.IsNullOrEmpty(ApiCall.Text(body["button"], "replace_name"))
            ? new ApiAnswer.Refusal(40058, "button.replace_name or template_card is missing. invalid Request Parameter")
            : null;
    }

    private static ApiAnswer.Refusal? CheckUsers(JsonObject body)
    {
        if (ApiCall.Texts(body, "userids") is not { } users)
        {
            return new ApiAnswer.Refusal(40058, "userids should be an array of strings. invalid Request Parameter");
        }

        var everyone = ApiCall.Number(body, "atall") == 1;
        var lists = (body["partyids"] as JsonArray)?.Count ?? 0;
        return users.Count == 0 && lists == 0 && !everyone
            ? new ApiAnswer.Refusal(82001)
            : users.Count > Recipients.MaxUsers ? new ApiAnswer.Refusal(40032) : null;
    }

    private ApiAnswer.Success Apply(JsonObject body, SentCard card)
    {
        var asked = ApiCall.Texts(body, "userids") ?? [];
        var everyone = ApiCall.Number(body, "atall") == 1 || asked.Count == 0;
        var wrong = asked.Where(user => !card.Messages.ContainsKey(user)).Select(user => user.ToLowerInvariant()).ToArray();
        foreach (var (user, message) in card.Messages.Where(pair => everyone || asked.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)))
        {
            board.Change(user, message, shown => shown with { Card = Changed(shown.Card, body) });
        }

        return wrong.Length == 0 ? ApiAnswer.Ok() : ApiAnswer.Ok(("invaliduser", new JsonArray([.. wrong.Select(user => (JsonNode)user)])));
    }

    private static CardView? Changed(CardView? before, JsonObject body) => body["template_card"] is JsonObject replacement
        ? CardView.Read(replacement)
        : before is null ? null : before with { ReplacedBy = ApiCall.Text(body["button"], "replace_name") };
}
