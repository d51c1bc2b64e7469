# England's areas with the most unmet need, read from the CSV of one call. Base R; nothing to install.
#   Rscript need.R http://localhost:5080 cancer ltla24
given <- commandArgs(trailingOnly = TRUE)
site  <- if (length(given) > 0) given[1] else "http://localhost:5080"
focus <- if (length(given) > 1) given[2] else "overall"
level <- if (length(given) > 2) given[3] else "lsoa21"
address <- paste0(site, "/api/v1/rankings?focus=", focus, "&level=", level, "&within=E92000001&format=csv")
areas <- read.csv(address, fileEncoding = "UTF-8-BOM", check.names = FALSE)

cat(nrow(areas), " areas, release ", areas$release[1], "\n", sep = "")
first <- head(areas, 10)
writeLines(paste0(first$position, ". ", first$code, " ", first$name, ": rank ", first$rankLower, " to ", first$rankUpper, ", ", first$tier))
