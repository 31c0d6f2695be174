// Registers the pages and maps them, behind the gate that all of them pass.
using System.Text.Encodings.Web;
using System.Text.Unicode;
using GridBot.Cases;
using GridBot.Configuration;
using GridBot.SignIn;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace GridBot.Pages;

/// <summary>Registration of the pages.</summary>
internal static class PageRegistration
{
    /// <summary>All replicas of one installation call themselves this, so that they read each other's cookies.</summary>
    private const string KeyName = "GridBot";

    private const string FormCookie = "gridbot-form";

    public static IServiceCollection AddPages(this IServiceCollection services, GridBotSettings settings)
    {
        AddKey(services, settings);
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Session.Configure);
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = FormCookie;
            // Not Strict: such a cookie does not come with a page that the platform leads to, a new one would take its place, and a form in another tab would be refused.
            forms.Cookie.SameSite = SameSiteMode.Lax;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The gate sets a stricter header of its own.
            forms.SuppressXFrameOptionsHeader = true;
        });
        // Chinese stays readable in the source of a page; what is markup is encoded all the same.
        services.AddWebEncoders(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(new PublicAddress(settings.PublicUrlOrLocal));
        services.AddSingleton(new SignInOffer(settings.WeCom.IsOn));
        services.AddSingleton<PageWriter>();
        services.AddSingleton<CaseMeter>();
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<CasePage>();
        services.AddSingleton<CasePhotos>();
        services.AddSingleton<ResultPhotos>();
        services.AddSingleton<CaseContact>();
        services.AddSingleton<CaseStepEndpoint>();
        if (settings.WeCom.IsOn)
        {
            services.AddSingleton<SignInLimit>();
            services.AddSingleton<SignInEndpoint>();
        }

        return services;
    }

    /// <summary>The key with which cookies are written. Without a channel nobody can sign in, and a key of this process alone does.</summary>
    private static void AddKey(IServiceCollection services, GridBotSettings settings)
    {
        var protection = services.AddDataProtection().SetApplicationName(KeyName);
        if (settings.WeCom.IsOn)
        {
            protection.DisableAutomaticKeyGeneration();
            services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new SessionKey(settings.WeCom));
        }
        else
        {
            protection.UseEphemeralDataProtectionProvider();
        }
    }

    public static void MapPages(this IEndpointRouteBuilder endpoints, GridBotSettings settings)
    {
        var pages = endpoints.MapGroup("").AddEndpointFilter<PageGate>();
        PageIcon.Map(pages);
        CasePage.Map(pages);
        CasePhotos.Map(pages);
        CaseContact.Map(pages);
        CaseStepEndpoint.Map(pages);
        if (settings.WeCom.IsOn)
        {
            SignInEndpoint.Map(pages);
        }
    }
}
