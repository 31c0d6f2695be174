// Maps the simulator's page, its JSON API and its live feed into a host.
using GridBot.Simulator.Page;
using GridBot.Simulator.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace GridBot.Simulator;

/// <summary>The page's endpoints.</summary>
public static class SimulatorEndpoints
{
    /// <summary>Maps everything below /simulator: page and assets, /simulator/api, /simulator/events and the sign-in, so that a bot whose visitors reach only its own port can use that.</summary>
    /// <param name="endpoints">The host: the simulator's own server or the main program.</param>
    /// <param name="simulator">The enterprise platform shown.</param>
    /// <param name="account">The public account of the residents, with a phone of its own on the page; null: the page has one phone.</param>
    /// <returns>The group of all endpoints, for conventions such as anonymous access.</returns>
    public static RouteGroupBuilder MapSimulator(this IEndpointRouteBuilder endpoints, WeComSimulator simulator, OfficialAccountSimulator? account = null)
    {
        var group = endpoints.MapGroup("/simulator");
        PageAssets.Map(group);
        new PageApi(simulator, account).Map(group);
        new PageFeed(simulator.Events).Map(group, "/events");
        if (account is not null)
        {
            new AccountPageApi(account).Map(group);
            new PageFeed(account.Events).Map(group, "/account/events");
        }

        new SignInEndpoint(simulator).Map(group);
        return group;
    }
}
