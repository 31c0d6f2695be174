// A contact is for the bureau that handles the case: shown on demand, on record, to nobody else.
using System.Net;
using GridBot.Endurance.Tests.Stage;
using GridBot.Reports;
using GridBot.Storage.Privacy;
using GridBot.Tests.Service;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace GridBot.Tests.Pages;

public sealed class CaseContactTests
{
    private const string Phone = "13800138000";

    [Fact]
    public async Task A_member_of_the_bureau_sees_that_there_is_one_and_gets_it_by_asking_which_is_written_down()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await FileAsync(stage);
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        Assert.True(page.Offers("contact#contact"), page.Html);
        Assert.DoesNotContain(Phone, page.Html, StringComparison.Ordinal);
        Assert.Empty(await AuditAsync(stage));

        var shown = await browser.PostAsync($"/reports/{number}/contact", page.Form("/contact#contact"));
        Assert.Contains($"tel:{Phone}", shown.Html, StringComparison.Ordinal);
        Assert.Contains("no-store", shown.Header("Cache-Control"), StringComparison.Ordinal);
        var row = Assert.Single(await AuditAsync(stage));
        Assert.Equal(new AuditEntry(PageStage.Officer, AuditAction.ContactShown, number), row.Entry);
        Assert.DoesNotContain(Phone, stage.Service.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, (await browser.GetAsync($"/reports/{number}")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PageStage.Office)]
    [InlineData(PageStage.Foreigner)]
    [InlineData("somebody-without-a-seat")]
    public async Task Nobody_else_sees_that_there_is_one_or_gets_it(string user)
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await FileAsync(stage);
        var (browser, page) = await stage.SignedInAsync(user, number);
        Assert.False(page.Offers("contact#contact"));

        var refused = await browser.PostAsync($"/reports/{number}/contact", []);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.DoesNotContain(Phone, refused.Html, StringComparison.Ordinal);
        Assert.Empty(await AuditAsync(stage));
    }

    [Fact]
    public async Task Without_signing_in_or_with_a_form_of_somebody_elses_making_nothing_is_shown()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await FileAsync(stage);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.Browser().PostAsync($"/reports/{number}/contact", [])).Status);
        var (browser, _) = await stage.SignedInAsync(PageStage.Officer, number);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync($"/reports/{number}/contact", [])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/reports/WG20200101-0000/contact", [])).Status);
        Assert.Empty(await AuditAsync(stage));
    }

    [Fact]
    public async Task A_bureau_that_sent_the_case_back_gets_it_no_more()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await FileAsync(stage, report => report with { State = ReportState.Returned });
        foreach (var user in (string[])[PageStage.Officer, PageStage.Office])
        {
            var (browser, _) = await stage.SignedInAsync(user, number);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync($"/reports/{number}/contact", [])).Status);
        }
    }

    [Fact]
    public async Task A_contact_that_was_taken_back_meanwhile_is_said_to_be_gone()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await FileAsync(stage);
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        await stage.RunAsync(async (turn, token) =>
        {
            await turn.DropContactsAsync("reference-of-the-reporter", pendingOnly: false, token);
            return true;
        });

        Assert.Contains("撤回", (await browser.PostAsync($"/reports/{number}/contact", page.Form("/contact#contact"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_phone_the_contact_is_asked_for_with_one_tap()
    {
        var port = FreePort.Take();
        var address = new Uri($"http://127.0.0.1:{port}/");
        await using var stage = await SimulatedStage.OpenAsync(address);
        var resident = stage.Account.Phone(Simulator.DefaultResidents.All[0].OpenId);
        await resident.SendTextAsync("和平路12号3单元楼道堆满纸箱,走不了人", stage.Token);
        var number = ReportNumbers.In((await resident.SendTextAsync("提交", stage.Token)).Reply!.Content);
        await resident.SendTextAsync($"留电话 {Phone}", stage.Token);

        await using var screen = await CasePageScreen.OpenAsync(390, 844);
        await screen.SignInAsync(stage.Address, number, "孙伟");
        await screen.TakePictureAsync("contact-asked");
        await screen.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "查看报告人留的电话" }).ClickAsync();
        await Assertions.Expect(screen.Page.Locator("a[href^='tel:']")).ToHaveTextAsync(Phone);
        await screen.TakePictureAsync("contact-shown");
        Assert.Empty(screen.Errors);
    }

    private static async Task<string> FileAsync(PageStage stage, Func<Report, Report>? change = null)
    {
        var number = await stage.FileAsync(change);
        await stage.RunAsync(async (turn, token) =>
        {
            await turn.KeepContactAsync(ReportNumber.TryParse(number, out var parsed) ? parsed : null, "reference-of-the-reporter", Phone, TimeProvider.System.GetUtcNow(), token);
            return true;
        });
        return number;
    }

    private static Task<IReadOnlyList<AuditRow>> AuditAsync(PageStage stage) => stage.Service.Services.GetRequiredService<AuditStore>().NewestAsync(10, PageStage.Token);
}
