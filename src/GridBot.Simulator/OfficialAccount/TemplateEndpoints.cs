// template/send and subscribe/bizsend: cards outside the customer-service windows.
using System.Text.Json.Nodes;
using System.Xml.Linq;
using GridBot.Simulator.Api;
using GridBot.Simulator.Callbacks;
using GridBot.Simulator.State;

namespace GridBot.Simulator.OfficialAccount;

/// <summary>POST message/template/send and POST message/subscribe/bizsend.</summary>
internal sealed class TemplateEndpoints(PublicAccountOptions options, FollowBook follow, QuotaMeter quotas, MessageBoard board, OwedEvents owed, SeededDraw draw)
{
    /// <summary>The routes.</summary>
    public IEnumerable<ApiRoute> Routes =>
    [
        new("message/template/send", true, ApiBody.Json, true, (call, _) => Task.FromResult(SendTemplate(call))),
        new("message/subscribe/bizsend", true, ApiBody.Json, true, (call, _) => Task.FromResult(SendNotice(call))),
    ];

    private ApiAnswer SendTemplate(ApiCall call)
    {
        var (resident, card, refusal) = Read(call.Body, subscription: false);
        if (resident is null || card is null)
        {
            return refusal!;
        }

        var reception = follow.Reception(resident.OpenId);
        if (!follow.IsFollowing(resident.OpenId) || reception == TemplateReception.Refused)
        {
            return new ApiAnswer.Refusal(reception == TemplateReception.Refused ? 43101 : 43004);
        }

        if (ApiCall.Text(call.Body, "client_msg_id") is { Length: > 0 } own && !quotas.TryTake(($"client {resident.OpenId} {own}", 1, options.Limits.ClientMessageIdLife)))
        {
            return new ApiAnswer.Refusal(40241);
        }

        if (!quotas.TryTake(("template", options.Limits.TemplatesPerDay, TimeSpan.FromDays(1))))
        {
            return new ApiAnswer.Refusal(45009);
        }

        var id = draw.Number();
        var arrives = reception == TemplateReception.Accepted;
        if (arrives)
        {
            board.Show(Shown(resident, card));
        }

        owed.Add(call.Http, resident.OpenId, "TEMPLATESENDJOBFINISH",
            CallbackMessage.Plain("MsgID", id), CallbackMessage.Text("Status", arrives ? "success" : "failed:user block"));
        return ApiAnswer.Ok(("msgid", id));
    }

    /// <summary>Needs no following, only that the resident accepted one notice of the template.</summary>
    private ApiAnswer SendNotice(ApiCall call)
    {
        var (resident, card, refusal) = Read(call.Body, subscription: true);
        if (resident is null || card is null)
        {
            return refusal!;
        }

        if (!follow.TryUse(resident.OpenId, card.TaskId))
        {
            return new ApiAnswer.Refusal(43101);
        }

        board.Show(Shown(resident, card));
        owed.Add(call.Http, resident.OpenId, "subscribe_msg_sent_event", new XElement("SubscribeMsgSentEvent", new XElement("List",
            CallbackMessage.Text("TemplateId", card.TaskId), CallbackMessage.Plain("MsgID", draw.Number()),
            CallbackMessage.Plain("ErrorCode", 0), CallbackMessage.Text("ErrorStatus", "success"))));
        return ApiAnswer.Ok();
    }

    private (Resident?, CardView?, ApiAnswer.Refusal?) Read(JsonObject body, bool subscription)
    {
        if (!options.IsVerified)
        {
            return (null, null, new ApiAnswer.Refusal(48001));
        }

        if (follow.Find(ApiCall.Text(body, "touser")) is not { } resident)
        {
            return (null, null, new ApiAnswer.Refusal(40003));
        }

        var id = ApiCall.Text(body, "template_id");
        if (options.Templates.FirstOrDefault(template => template.Id == id && template.IsSubscription == subscription) is not { } template)
        {
            return (null, null, new ApiAnswer.Refusal(40037));
        }

        var (facts, fault) = TemplateRules.Read(template, body["data"] as JsonObject ?? []);
        if (fault.Length > 0)
        {
            return (null, null, new ApiAnswer.Refusal(47003, fault));
        }

        var url = ApiCall.Text(body, subscription ? "page" : "url") ?? "";
        return (resident, new CardView(
            "template", template.Id, "", template.Title, "", "", "", facts, [], null, CardRules.HasScheme(url) ? [new CardLink("", url)] : [], null), null);
    }

    private static PhoneMessage Shown(Resident resident, CardView card) =>
        new() { Id = "", At = default, UserId = resident.OpenId, Mine = false, Kind = "template_card", Origin = "template", Card = card };
}
