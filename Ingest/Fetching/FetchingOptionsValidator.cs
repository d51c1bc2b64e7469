using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Fetching;

/// <summary>Refuses limits that no publisher could be asked by, before anything is asked.</summary>
internal sealed class FetchingOptionsValidator : IValidateOptions<FetchingOptions>
{
    public ValidateOptionsResult Validate(string? name, FetchingOptions options)
    {
        var problems = options.Publishers.SelectMany(p => Problems(p.Key, p.Value)).ToList();
        if (options.Contact is { IsAbsoluteUri: false })
            problems.Add($"Live:Contact '{options.Contact}' is not a whole address. Expected one as in 'https://example.org/about'.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(string publisher, PublisherOptions limits)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(limits, new ValidationContext(limits), found, validateAllProperties: true);
        foreach (var problem in found)
            yield return $"Live:Publishers:{publisher}: {problem.ErrorMessage}";
        if (limits.TotalSeconds < limits.TrySeconds)
            yield return $"Live:Publishers:{publisher}: TotalSeconds ({limits.TotalSeconds}) is less than TrySeconds ({limits.TrySeconds}); a request could not finish even one try.";
    }
}
