using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store;

/// <summary>Checks a section's settings against the annotations of its class, and says what is wrong as a user knows it: by setting and value.</summary>
public static class SettingAnnotations
{
    public static OptionsBuilder<T> ValidateAnnotations<T>(this OptionsBuilder<T> builder, string section)
        where T : class
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<T>>(new Rules<T>(section)));
        return builder;
    }

    /// <returns>Each in words, as in "Releases__Keep is '0'. Expected a number from 1 to 1000."; empty where all are as annotated.</returns>
    public static IReadOnlyList<string> Problems(string section, object options)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);
        return [.. found.Select(f => Words(section, options, f))];
    }

    /// <summary>What is wrong with settings, of one section or, as a host tells them that starts, of several, or of one that is not of its kind; null where something else went wrong.</summary>
    public static string? Refused(Exception problem) => problem switch
    {
        OptionsValidationException one => string.Join(Environment.NewLine, one.Failures),
        AggregateException several when several.InnerExceptions.All(e => e is OptionsValidationException) =>
            string.Join(Environment.NewLine, several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(e => e.Failures)),
        InvalidOperationException => WrongSetting.Of(problem)?.Words ?? OfALogLevel(problem.Message),
        _ => null,
    };

    /// <summary>The framework's words of a log level that is none, which do not say where it stands.</summary>
    private static string? OfALogLevel(string message) => message.StartsWith("Configuration value '", StringComparison.Ordinal)
        ? $"{message} Expected, of a setting of Logging, one of {string.Join(", ", Enum.GetNames<LogLevel>())}."
        : null;

    private static string Words(string section, object options, ValidationResult found)
    {
        if (found.MemberNames.FirstOrDefault() is not { } member || options.GetType().GetProperty(member) is not { } property)
            return $"{SettingName.Of(section)}: {found.ErrorMessage}";
        var name = SettingName.Of($"{section}:{member}");
        return string.Create(CultureInfo.InvariantCulture, $"{name} is '{property.GetValue(options)}'. {Expected(property) ?? found.ErrorMessage}");
    }

    private static string? Expected(PropertyInfo property) => property.GetCustomAttribute<RangeAttribute>() is { } range
        ? string.Create(CultureInfo.InvariantCulture, $"Expected a {(range.OperandType == typeof(TimeSpan) ? "time span" : "number")} from {range.Minimum} to {range.Maximum}.")
        : property.IsDefined(typeof(RequiredAttribute)) ? "Expected a value." : null;

    private sealed class Rules<T>(string section) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options) =>
            Problems(section, options) is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
