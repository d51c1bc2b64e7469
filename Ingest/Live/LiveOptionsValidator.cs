using HealthNeeds.Ingest.Worker;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Live;

/// <summary>Refuses a source's schedule that Quartz could not keep, before anything starts.</summary>
internal sealed class LiveOptionsValidator(TimeProvider clock) : IValidateOptions<LiveOptions>
{
    public ValidateOptionsResult Validate(string? name, LiveOptions options)
    {
        var problems = options.Sources.Where(s => s.Value.Schedule is not null)
            .Select(s => CronText.Problem($"Live:Sources:{s.Key}:Schedule", s.Value.Schedule!, clock.GetUtcNow()))
            .OfType<string>().ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
