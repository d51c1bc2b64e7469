using HealthNeeds.Ingest.Worker;

namespace HealthNeeds.Ingest.Tests.Worker;

public sealed class WorkerOptionsTests
{
    [Fact]
    public void Validate_Defaults_Succeeds() => Failures(new WorkerOptions()).Should().BeEmpty();

    [Fact]
    public void Validate_UnixCron_SaysWhatQuartzWants() =>
        Failures(new WorkerOptions { Schedule = "30 3 * * 1" }).Should().ContainSingle()
            .Which.Should().Contain("'30 3 * * 1' is not a schedule").And.Contain("0 30 3 ? * MON");

    [Theory]
    [InlineData("soon")]
    [InlineData("0 0 25 * * ?")]
    [InlineData("")]
    public void Validate_NoSchedule_IsRefused(string schedule) =>
        Failures(new WorkerOptions { Schedule = schedule }).Should().ContainSingle().Which.Should().Contain("Expected a Quartz cron expression");

    [Fact]
    public void Validate_AScheduleInThePast_IsRefused() =>
        Failures(new WorkerOptions { Schedule = "0 0 4 1 1 ? 2020" }).Should().ContainSingle().Which.Should().Contain("never comes again");

    [Fact]
    public void Validate_AnUnknownTimeZone_IsRefused() =>
        Failures(new WorkerOptions { TimeZone = "Europe/Sheffield" }).Should().ContainSingle().Which.Should().Contain("Europe/Sheffield").And.Contain("Europe/London");

    private static IEnumerable<string> Failures(WorkerOptions options) =>
        new WorkerOptionsValidator(TimeProvider.System).Validate(null, options).Failures ?? [];
}
