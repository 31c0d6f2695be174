// The page's fault buttons: each plans faults on every platform played.
using System.Net;
using Microsoft.AspNetCore.Http;

namespace GridBot.Simulator.Page;

/// <summary>Faults to try by name.</summary>
internal sealed class PageFaults(WeComSimulator simulator, OfficialAccountSimulator? account)
{
    /// <summary>Plans the posted fault and answers how many are pending.</summary>
    public async Task PlanAsync(HttpContext http)
    {
        var name = (await PageJson.ReadAsync<FaultAction>(http))?.Name;
        if (!Plan(name))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        simulator.Events.Add("fault", name!, $"planned faults: {Pending}");
        await PageJson.WriteAsync(http, new { pending = Pending });
    }

    private IEnumerable<FaultPlan> Plans => account is null ? [simulator.Faults] : [simulator.Faults, account.Faults];

    private int Pending => Plans.Sum(plan => plan.Pending);

    private bool Plan(string? name)
    {
        switch (name)
        {
            case "token":
                simulator.ExpireTokens();
                account?.ExpireTokens();
                return true;
            case "robot":
                simulator.Faults.Next("webhook/send", new Fault.Code(45009), 2);
                return true;
            case "network":
                return Next(FaultPlan.AnyEndpoint, new Fault.ResetBefore(), 3);
            case "busy":
                return Next(FaultPlan.AnyEndpoint, new Fault.Code(-1), 3);
            case "gateway":
                return Next(FaultPlan.AnyEndpoint, new Fault.Status(HttpStatusCode.BadGateway), 3);
            case "answer":
                return Next(FaultPlan.Callback, new Fault.ResetAfter(), 1);
            case "clear":
                foreach (var plan in Plans)
                {
                    plan.Clear();
                }

                return true;
            default:
                return false;
        }
    }

    private bool Next(string endpoint, Fault fault, int count)
    {
        foreach (var plan in Plans)
        {
            plan.Next(endpoint, fault, count);
        }

        return true;
    }
}
