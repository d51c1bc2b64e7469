using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>Where each publisher is: Live:Addresses:NAME where configuration says so, else the usual place.</summary>
internal sealed class PublisherAddresses(IConfiguration configuration)
{
    public const string GovUk = "gov-uk";
    public const string GovUkContent = "gov-uk-content";
    public const string Nomis = "nomis";
    public const string OnsGeography = "ons-geography";
    public const string ArcGis = "arcgis";
    public const string CommonsLibrary = "commons-library";
    public const string NhsDigital = "nhs-digital";
    public const string NhsPublications = "nhs-publications";
    public const string Ods = "ods";
    public const string Fingertips = "fingertips";
    public const string Nihr = "nihr";
    public const string Gateway = "ukri-gateway";

    private static readonly Dictionary<string, string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        [GovUk] = "https://assets.publishing.service.gov.uk/",
        [GovUkContent] = "https://www.gov.uk/api/content/",
        [Nomis] = "https://www.nomisweb.co.uk/",
        [OnsGeography] = "https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services/",
        [ArcGis] = "https://www.arcgis.com/sharing/rest/",
        [CommonsLibrary] = "https://houseofcommonslibrary.github.io/",
        [NhsDigital] = "https://files.digital.nhs.uk/",
        [NhsPublications] = "https://digital.nhs.uk/data-and-information/publications/statistical/",
        [Ods] = "https://directory.spineservices.nhs.uk/",
        [Fingertips] = "https://fingertips.phe.org.uk/api/",
        [Nihr] = "https://nihr.opendatasoft.com/",
        [Gateway] = "https://gtr.ukri.org/",
    };

    /// <summary>Of every publisher that may be asked.</summary>
    public static IReadOnlyCollection<string> Names => Usual.Keys;

    /// <returns>Ends in a slash.</returns>
    /// <exception cref="OptionsValidationException">The address is not https; only this machine itself may be asked without.</exception>
    public Uri Of(string publisher)
    {
        var text = configuration[$"Live:Addresses:{publisher}"] ?? Usual[publisher];
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
            throw new OptionsValidationException(publisher, typeof(PublisherAddresses), [$"Live__Addresses__{publisher} is '{text}'. Expected an address that starts with https://."]);
        return address;
    }
}

/// <summary>Where NHS England keeps its files; configuration section Live:NhsDigital. Each publication has a path of its own.</summary>
internal sealed class NhsDigitalOptions
{
    public const string Section = "Live:NhsDigital";

    /// <summary>Path of the zip with the Quality and Outcomes Framework's raw data.</summary>
    [Required]
    public string Qof { get; set; } = "90/6F833F/QOF_2122_V2.zip";

    /// <summary>First calendar year of its financial year: 2021 for 2021/22.</summary>
    [Range(2018, 2099)]
    public int QofYear { get; set; } = 2021;

    /// <summary>Path of the zip with patients registered by practice and LSOA.</summary>
    [Required]
    public string Registrations { get; set; } = "E3/7F080B/gp-reg-pat-prac-lsoa-male-female-July-23.zip";

    /// <summary>Megabytes that either may have, unpacked.</summary>
    [Range(1, 4096)]
    public int Megabytes { get; set; } = 1024;

    public long BytesAtMost => (long)Megabytes << 20;
}
