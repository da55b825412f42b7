/* The fields of every table, as X-macros: FIELD (TABLE, CONSTANT, column, KIND, N_("Label"), flags).
 *
 * KIND is TEXT, INTEGER, REAL, BOOLEAN, DATE, TIME, MONEY, CHOICE (list), REF (TABLE) or ANY; the lists of choices are in fab-choices.h.
 * From these come the enums FAB_ACTOR_NAME… (fab-schema.h) and the field arrays (fab-schema.c).  To change a released schema: bump
 * FAB_SCHEMA_MINOR or _MAJOR, write the upgrade, keep a fixture of the old version. */

#define REQ FAB_FIELD_REQUIRED
#define TITLE (FAB_FIELD_TITLE | FAB_FIELD_SEARCHED | FAB_FIELD_REQUIRED)
#define FIND FAB_FIELD_SEARCHED
#define LONG_ FAB_FIELD_LONG
#define TEXTAREA (FAB_FIELD_LONG | FAB_FIELD_SEARCHED)
#define PERS FAB_FIELD_PERSONAL
#define HIDE FAB_FIELD_INTERNAL

/* ---- Places and programmes ---- */

#define FAB_TERRITORY_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, KIND, kind, CHOICE (territory_kind), N_("Kind"), 0) \
  F (T, DEPARTMENT, department, TEXT, N_("Department"), FIND) \
  F (T, REGION, region, TEXT, N_("Region"), FIND) \
  F (T, INSEE_CODE, insee_code, TEXT, N_("INSEE or SIREN code"), 0) \
  F (T, INHABITANTS, inhabitants, INTEGER, N_("Inhabitants"), 0) \
  F (T, MAIN_THREAD, main_thread, TEXT, N_("Main thread"), TEXTAREA) \
  F (T, GROUP_SIZE, group_size, INTEGER, N_("Members of the working group"), 0) \
  F (T, NOTES, notes, TEXT, N_("Notes"), TEXTAREA)

#define FAB_PROGRAMME_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, QUESTION, question, TEXT, N_("Question"), TEXTAREA) \
  F (T, START_DATE, start_date, DATE, N_("Start"), 0) \
  F (T, END_DATE, end_date, DATE, N_("End"), 0) \
  F (T, BUDGET, budget, MONEY, N_("Budget"), 0) \
  F (T, DESCRIPTION, description, TEXT, N_("Description"), TEXTAREA)

/* ---- Actors ---- */

#define FAB_ACTOR_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, SHORT_NAME, short_name, TEXT, N_("Short name"), FIND) \
  F (T, KIND, kind, CHOICE (actor_kind), N_("Kind"), REQ) \
  F (T, TERRITORY, territory, REF (TERRITORY), N_("Territory"), 0) \
  F (T, THEME, theme, TEXT, N_("Theme"), FIND) \
  F (T, PROFILE, profile, CHOICE (actor_profile), N_("Profile"), 0) \
  F (T, SCALE, scale, CHOICE (actor_scale), N_("Scale"), 0) \
  F (T, STAFF, staff, INTEGER, N_("Staff"), 0) \
  F (T, INFLUENCE, influence, INTEGER, N_("Influence (0 to 10)"), 0) \
  F (T, INTEREST, interest, INTEGER, N_("Interest (0 to 10)"), 0) \
  F (T, SIRET, siret, TEXT, N_("SIRET"), 0) \
  F (T, WEBSITE, website, TEXT, N_("Website"), 0) \
  F (T, EMAIL, email, TEXT, N_("E-mail"), PERS) \
  F (T, PHONE, phone, TEXT, N_("Telephone"), PERS) \
  F (T, ADDRESS, address, TEXT, N_("Address"), PERS) \
  F (T, DESCRIPTION, description, TEXT, N_("Description"), TEXTAREA) \
  F (T, START_DATE, start_date, DATE, N_("Active since"), 0) \
  F (T, END_DATE, end_date, DATE, N_("Active until"), 0) \
  F (T, PLAN_PARTNER, plan_partner, BOOLEAN, N_("Member of the working group"), 0) \
  F (T, LOGO, logo, REF (DOCUMENT), N_("Logo"), HIDE)

#define FAB_PERSON_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE | PERS) \
  F (T, TERRITORY, territory, REF (TERRITORY), N_("Territory"), 0) \
  F (T, EMAIL, email, TEXT, N_("E-mail"), PERS) \
  F (T, PHONE, phone, TEXT, N_("Telephone"), PERS) \
  F (T, CONSENT, consent, BOOLEAN, N_("Agrees to be named"), 0) \
  F (T, NOTES, notes, TEXT, N_("Notes"), TEXTAREA | PERS)

#define FAB_MANDATE_FIELDS(F, T) \
  F (T, TITLE_, title, TEXT, N_("Office"), TITLE) \
  F (T, ACTOR, actor, REF (ACTOR), N_("Organisation"), 0) \
  F (T, PERSON, person, REF (PERSON), N_("Person"), 0) \
  F (T, KIND, kind, CHOICE (mandate_kind), N_("Kind"), 0) \
  F (T, START_DATE, start_date, DATE, N_("From"), 0) \
  F (T, END_DATE, end_date, DATE, N_("To"), 0)

#define FAB_RELATION_TYPE_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, CODE, code, TEXT, N_("Code"), HIDE) \
  F (T, DIRECTED, directed, BOOLEAN, N_("Has a direction"), 0) \
  F (T, WISHED, wished, BOOLEAN, N_("Only wished"), 0) \
  F (T, FORWARD, forward, TEXT, N_("Read forwards"), 0) \
  F (T, BACKWARD, backward, TEXT, N_("Read backwards"), 0) \
  F (T, COLOR, color, INTEGER, N_("Colour"), 0) \
  F (T, POSITION, position, INTEGER, N_("Order"), HIDE)

#define FAB_RELATION_FIELDS(F, T) \
  F (T, SOURCE, source, REF (ACTOR), NC_("end of a link", "From"), REQ) \
  F (T, TARGET, target, REF (ACTOR), NC_("end of a link", "To"), REQ) \
  F (T, TYPE, type, REF (RELATION_TYPE), N_("Kind"), 0) \
  F (T, LABEL, label, TEXT, N_("What it is about"), FIND) \
  F (T, STRENGTH, strength, INTEGER, N_("Strength (1 to 5)"), 0) \
  F (T, AMOUNT, amount, MONEY, N_("Amount"), 0) \
  F (T, START_DATE, start_date, DATE, N_("Since"), 0) \
  F (T, END_DATE, end_date, DATE, N_("Until"), 0) \
  F (T, MEETING, meeting, REF (MEETING), N_("Came from the meeting"), 0) \
  F (T, NOTES, notes, TEXT, N_("Notes"), TEXTAREA)

/* Without a centre and a zoom it looks at whatever its filter leaves; the zoom is for a picture whose smaller side is 1000 pixels. */
#define FAB_MAP_VIEW_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, TERRITORY, territory, REF (TERRITORY), N_("Territory"), 0) \
  F (T, LAYOUT, layout, TEXT, N_("Layout"), HIDE) \
  F (T, FILTER, filter, TEXT, N_("Filter"), HIDE) \
  F (T, DECORATION, decoration, TEXT, N_("Decoration"), HIDE) \
  F (T, CENTER_X, center_x, REAL, N_("Centre, across"), HIDE) \
  F (T, CENTER_Y, center_y, REAL, N_("Centre, down"), HIDE) \
  F (T, ZOOM, zoom, REAL, N_("Zoom"), HIDE) \
  F (T, NOTE, note, TEXT, N_("Note"), TEXTAREA) \
  F (T, POSITION, position, INTEGER, N_("Order"), HIDE)

/* Where an actor stands; without a view: on the map of everything. */
#define FAB_MAP_POSITION_FIELDS(F, T) \
  F (T, ACTOR, actor, REF (ACTOR), N_("Actor"), REQ) \
  F (T, VIEW, view, REF (MAP_VIEW), N_("Map view"), 0) \
  F (T, TERRITORY, territory, REF (TERRITORY), N_("Territory"), 0) \
  F (T, X, x, REAL, N_("Across"), REQ) \
  F (T, Y, y, REAL, N_("Down"), REQ) \
  F (T, PINNED, pinned, BOOLEAN, N_("Pinned"), 0)

#define FAB_SNAPSHOT_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, DATE, date, DATE, N_("Date"), 0) \
  F (T, MEETING, meeting, REF (MEETING), N_("Meeting"), 0) \
  F (T, CONTENT, content, TEXT, N_("Content"), HIDE) \
  F (T, NOTE, note, TEXT, N_("Note"), TEXTAREA)

/* ---- The roadmap ---- */

#define FAB_PLAN_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, TERRITORY, territory, REF (TERRITORY), N_("Territory"), 0) \
  F (T, KIND, kind, TEXT, N_("Kind of plan"), 0) \
  F (T, START_DATE, start_date, DATE, N_("Start"), 0) \
  F (T, END_DATE, end_date, DATE, N_("End"), 0) \
  F (T, DESCRIPTION, description, TEXT, N_("Description"), TEXTAREA)

#define FAB_AXIS_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, PLAN, plan, REF (PLAN), N_("Roadmap"), REQ) \
  F (T, PARENT, parent, REF (AXIS), N_("Under the axis"), 0) \
  F (T, CODE, code, TEXT, N_("Number"), 0) \
  F (T, POSITION, position, INTEGER, N_("Order"), HIDE) \
  F (T, DESCRIPTION, description, TEXT, N_("Description"), TEXTAREA)

#define FAB_ACTION_FIELDS(F, T) \
  F (T, TITLE_, title, TEXT, N_("Title"), TITLE) \
  F (T, AXIS, axis, REF (AXIS), N_("Axis"), 0) \
  F (T, CODE, code, TEXT, N_("Number"), FIND) \
  F (T, STATUS, status, CHOICE (action_status), N_("Status"), REQ) \
  F (T, PRIORITY, priority, CHOICE (action_priority), N_("Priority"), 0) \
  F (T, POSITION, position, REAL, N_("Order"), HIDE) \
  F (T, DESCRIPTION, description, TEXT, N_("Description"), TEXTAREA) \
  F (T, OBJECTIVES, objectives, TEXT, N_("Objectives"), TEXTAREA) \
  F (T, GOVERNANCE, governance, TEXT, N_("Governance"), TEXTAREA) \
  F (T, THEME, theme, TEXT, N_("Theme"), FIND) \
  F (T, TARGETS, targets, TEXT, N_("Target public"), FIND) \
  F (T, MEANS, means, TEXT, N_("Human and technical means"), TEXTAREA) \
  F (T, START_DATE, start_date, DATE, N_("Start"), 0) \
  F (T, END_DATE, end_date, DATE, N_("End"), 0) \
  F (T, CONTINUOUS, continuous, BOOLEAN, N_("Continuous improvement"), 0) \
  F (T, BUDGET, budget, MONEY, N_("Total budget"), 0) \
  F (T, BUDGET_NOTES, budget_notes, TEXT, N_("On the budget"), LONG_) \
  F (T, PARTICIPATION, participation, CHOICE (participation), N_("Citizens' participation"), 0) \
  F (T, LEVER, lever, REF (LEVER), N_("Lever"), 0) \
  F (T, ACHIEVEMENT, achievement, CHOICE (achievement), N_("Seen from 2026"), 0) \
  F (T, ACHIEVEMENT_NOTE, achievement_note, TEXT, N_("Seen from 2026, in words"), LONG_) \
  F (T, NOTES, notes, TEXT, N_("Notes"), TEXTAREA)

#define FAB_ACTION_ROLE_FIELDS(F, T) \
  F (T, ACTION, action, REF (ACTION), N_("Action"), REQ) \
  F (T, ROLE, role, CHOICE (action_role), N_("Role"), REQ) \
  F (T, ACTOR, actor, REF (ACTOR), N_("Actor"), 0) \
  F (T, PERSON, person, REF (PERSON), N_("Person"), 0) \
  F (T, MANDATE, mandate, REF (MANDATE), N_("Office"), 0) \
  F (T, SERVICE, service, TEXT, N_("Service"), FIND) \
  F (T, NOTES, notes, TEXT, N_("Notes"), 0)

#define FAB_STEP_FIELDS(F, T) \
  F (T, TITLE_, title, TEXT, N_("Title"), TITLE) \
  F (T, ACTION, action, REF (ACTION), N_("Action"), REQ) \
  F (T, DUE_DATE, due_date, DATE, N_("Due"), 0) \
  F (T, DONE, done, BOOLEAN, NC_("step", "Done"), 0) \
  F (T, POSITION, position, INTEGER, N_("Order"), HIDE)

#define FAB_NOTE_FIELDS(F, T) \
  F (T, ACTION, action, REF (ACTION), N_("Action"), REQ) \
  F (T, DATE, date, DATE, N_("Date"), 0) \
  F (T, TEXT_, text, TEXT, N_("Text"), TEXTAREA | REQ)

#define FAB_ACTION_LINK_FIELDS(F, T) \
  F (T, SOURCE, source, REF (ACTION), N_("Action"), REQ) \
  F (T, TARGET, target, REF (ACTION), N_("Linked to"), REQ) \
  F (T, KIND, kind, CHOICE (action_link_kind), N_("Kind"), 0)

/* ---- Money ---- */

#define FAB_BUDGET_LINE_FIELDS(F, T) \
  F (T, ACTION, action, REF (ACTION), N_("Action"), REQ) \
  F (T, LABEL, label, TEXT, NC_("name of a thing", "Label"), TITLE) \
  F (T, KIND, kind, CHOICE (budget_kind), N_("Kind"), 0) \
  F (T, YEAR, year, INTEGER, N_("Year"), 0) \
  F (T, PLANNED, planned, MONEY, N_("Planned"), 0) \
  F (T, SPENT, spent, MONEY, N_("Spent"), 0)

#define FAB_AID_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, FUNDER, funder, REF (ACTOR), N_("Funder"), 0) \
  F (T, FUNDER_NAME, funder_name, TEXT, N_("Funder, in words"), FIND) \
  F (T, AUDIENCE, audience, TEXT, N_("For whom"), FIND) \
  F (T, THEME, theme, TEXT, N_("Theme"), FIND) \
  F (T, RATE_MIN, rate_min, INTEGER, N_("Rate, at least (%)"), 0) \
  F (T, RATE_MAX, rate_max, INTEGER, N_("Rate, at most (%)"), 0) \
  F (T, AMOUNT_MAX, amount_max, MONEY, N_("Amount, at most"), 0) \
  F (T, OPENING_DATE, opening_date, DATE, N_("Opens"), 0) \
  F (T, CLOSING_DATE, closing_date, DATE, N_("Closes"), 0) \
  F (T, RECURRENT, recurrent, BOOLEAN, N_("Permanent"), 0) \
  F (T, URL, url, TEXT, N_("Page"), 0) \
  F (T, DESCRIPTION, description, TEXT, N_("Description"), TEXTAREA) \
  F (T, SOURCE_ID, source_id, TEXT, N_("Number at the source"), HIDE)

#define FAB_FUNDING_FIELDS(F, T) \
  F (T, ACTION, action, REF (ACTION), N_("Action"), REQ) \
  F (T, FUNDER, funder, REF (ACTOR), N_("Funder"), 0) \
  F (T, FUNDER_NAME, funder_name, TEXT, N_("Funder, in words"), FIND) \
  F (T, AID, aid, REF (AID), N_("Aid"), 0) \
  F (T, AMOUNT, amount, MONEY, N_("Amount"), 0) \
  F (T, STATUS, status, CHOICE (funding_status), N_("Status"), 0) \
  F (T, DECISION_DATE, decision_date, DATE, N_("Decided"), 0) \
  F (T, NOTES, notes, TEXT, N_("Notes"), LONG_)

#define FAB_INDICATOR_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, ACTION, action, REF (ACTION), N_("Action"), 0) \
  F (T, UNIT, unit, TEXT, N_("Unit"), 0) \
  F (T, TARGET_VALUE, target_value, REAL, N_("Target"), 0) \
  F (T, TARGET_DATE, target_date, DATE, N_("Target date"), 0) \
  F (T, DESCRIPTION, description, TEXT, N_("Description"), TEXTAREA)

#define FAB_INDICATOR_VALUE_FIELDS(F, T) \
  F (T, INDICATOR, indicator, REF (INDICATOR), N_("Indicator"), REQ) \
  F (T, DATE, date, DATE, N_("Date"), 0) \
  F (T, VALUE, value, REAL, N_("Value"), 0) \
  F (T, NOTE, note, TEXT, N_("Note"), 0)

/* ---- The process ---- */

#define FAB_LEVER_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, POSITION, position, INTEGER, N_("Order"), HIDE) \
  F (T, DESCRIPTION, description, TEXT, N_("Description"), TEXTAREA)

#define FAB_LEAD_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, GROUP, group_name, TEXT, N_("Group"), FIND) \
  F (T, POSITION, position, INTEGER, N_("Order"), HIDE) \
  F (T, DESCRIPTION, description, TEXT, N_("Description"), TEXTAREA)

#define FAB_MEETING_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, KIND, kind, CHOICE (meeting_kind), N_("Kind"), 0) \
  F (T, TERRITORY, territory, REF (TERRITORY), N_("Territory"), 0) \
  F (T, PROGRAMME, programme, REF (PROGRAMME), N_("Programme"), 0) \
  F (T, DATE, date, DATE, N_("Date"), 0) \
  F (T, PERIOD, period, TEXT, N_("Planned for"), 0) \
  F (T, PLACE, place, TEXT, N_("Place"), FIND) \
  F (T, STATUS, status, CHOICE (meeting_status), N_("Status"), 0) \
  F (T, POSITION, position, INTEGER, N_("Order"), HIDE) \
  F (T, AIM, aim, TEXT, N_("Aim"), TEXTAREA) \
  F (T, AGENDA, agenda, TEXT, N_("Agenda"), TEXTAREA) \
  F (T, MINUTES, minutes, TEXT, N_("Minutes"), TEXTAREA)

#define FAB_ATTENDANCE_FIELDS(F, T) \
  F (T, MEETING, meeting, REF (MEETING), N_("Meeting"), REQ) \
  F (T, ACTOR, actor, REF (ACTOR), N_("Actor"), 0) \
  F (T, PERSON, person, REF (PERSON), N_("Person"), 0) \
  F (T, STATUS, status, CHOICE (attendance_status), N_("Status"), 0) \
  F (T, NOTE, note, TEXT, N_("Note"), 0)

#define FAB_CONTRIBUTION_FIELDS(F, T) \
  F (T, TEXT_, text, TEXT, N_("Text"), TITLE | LONG_) \
  F (T, MEETING, meeting, REF (MEETING), N_("Meeting"), 0) \
  F (T, KIND, kind, CHOICE (contribution_kind), N_("Kind"), 0) \
  F (T, ACTOR, actor, REF (ACTOR), N_("From the actor"), 0) \
  F (T, TERRITORY, territory, REF (TERRITORY), N_("Territory"), 0) \
  F (T, RESULT, result, ANY, N_("Became"), HIDE) \
  F (T, POSITION, position, INTEGER, N_("Order"), HIDE)

#define FAB_DELIVERABLE_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, KIND, kind, CHOICE (deliverable_kind), N_("Kind"), 0) \
  F (T, TERRITORY, territory, REF (TERRITORY), N_("Territory"), 0) \
  F (T, MEETING, meeting, REF (MEETING), N_("Meeting"), 0) \
  F (T, STATUS, status, CHOICE (deliverable_status), N_("Status"), 0) \
  F (T, DUE_DATE, due_date, DATE, N_("Due"), 0) \
  F (T, DESCRIPTION, description, TEXT, N_("Description"), TEXTAREA)

/* ---- The label ---- */

#define FAB_SHOP_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, TERRITORY, territory, REF (TERRITORY), N_("Territory"), 0) \
  F (T, ACTOR, actor, REF (ACTOR), N_("Actor on the map"), 0) \
  F (T, TRADE, trade, TEXT, N_("Trade"), FIND) \
  F (T, NAF_CODE, naf_code, TEXT, N_("NAF code"), 0) \
  F (T, SIRET, siret, TEXT, N_("SIRET"), 0) \
  F (T, STAFF, staff, INTEGER, N_("Staff"), 0) \
  F (T, CONTACT, contact, TEXT, N_("Contact"), PERS) \
  F (T, EMAIL, email, TEXT, N_("E-mail"), PERS) \
  F (T, PHONE, phone, TEXT, N_("Telephone"), PERS) \
  F (T, WEBSITE, website, TEXT, N_("Website"), 0) \
  F (T, MEETING, meeting, REF (MEETING), N_("Met at"), 0) \
  F (T, NOTES, notes, TEXT, N_("Notes"), TEXTAREA)

#define FAB_PREMISES_FIELDS(F, T) \
  F (T, SHOP, shop, REF (SHOP), N_("Shop"), REQ) \
  F (T, ADDRESS, address, TEXT, N_("Address"), FIND | PERS) \
  F (T, SURFACE, surface, REAL, N_("Surface (m²)"), 0) \
  F (T, IN_PERIMETER, in_perimeter, BOOLEAN, N_("In the perimeter"), 0) \
  F (T, START_DATE, start_date, DATE, N_("From"), 0) \
  F (T, END_DATE, end_date, DATE, N_("To"), 0)

#define FAB_CHARTER_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, VERSION, version, TEXT, N_("Version"), 0) \
  F (T, DATE, date, DATE, N_("Adopted"), 0) \
  F (T, VALIDITY_MONTHS, validity_months, INTEGER, N_("Valid for (months)"), 0) \
  F (T, FOLLOW_UP_MONTHS, follow_up_months, INTEGER, N_("Follow-up after (months)"), 0) \
  F (T, DESCRIPTION, description, TEXT, N_("Description"), TEXTAREA)

#define FAB_CHARTER_DOMAIN_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, CHARTER, charter, REF (CHARTER), N_("Charter"), REQ) \
  F (T, CODE, code, TEXT, N_("Code"), 0) \
  F (T, ICON, icon, TEXT, N_("Icon"), HIDE) \
  F (T, POSITION, position, INTEGER, N_("Order"), HIDE)

/* A charter action without a domain is a prerequisite: it has no stars and is never compensated by them. */
#define FAB_CHARTER_ACTION_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, CHARTER, charter, REF (CHARTER), N_("Charter"), REQ) \
  F (T, DOMAIN_, domain, REF (CHARTER_DOMAIN), N_("Domain"), 0) \
  F (T, CODE, code, TEXT, N_("Code"), FIND) \
  F (T, STARS, stars, INTEGER, N_("Stars"), 0) \
  F (T, EVIDENCE, evidence, TEXT, N_("Expected evidence"), FIND) \
  F (T, HELP, help, TEXT, N_("Advice"), TEXTAREA) \
  F (T, POSITION, position, INTEGER, N_("Order"), HIDE)

#define FAB_CHARTER_LEVEL_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, CHARTER, charter, REF (CHARTER), N_("Charter"), REQ) \
  F (T, PERCENT, percent, INTEGER, N_("Stars, at least (%)"), 0) \
  F (T, MIN_DOMAINS, min_domains, INTEGER, N_("Domains, at least"), 0) \
  F (T, MIN_THREE_STARS, min_three_stars, INTEGER, N_("Three-star actions, at least"), 0) \
  F (T, COLOR, color, TEXT, N_("Colour"), 0) \
  F (T, POSITION, position, INTEGER, N_("Order"), HIDE)

#define FAB_APPLICATION_FIELDS(F, T) \
  F (T, SHOP, shop, REF (SHOP), N_("Shop"), REQ) \
  F (T, CHARTER, charter, REF (CHARTER), N_("Charter"), REQ) \
  F (T, STATE, state, CHOICE (application_state), N_("State"), REQ) \
  F (T, DATE, date, DATE, N_("Applied"), 0) \
  F (T, TARGET_LEVEL, target_level, REF (CHARTER_LEVEL), N_("Level aimed at"), 0) \
  F (T, PREVIOUS, previous, REF (APPLICATION), N_("Renewal of"), HIDE) \
  F (T, MEETING, meeting, REF (MEETING), N_("Joined after the meeting"), 0) \
  F (T, NOTES, notes, TEXT, N_("Notes"), TEXTAREA)

#define FAB_ANSWER_FIELDS(F, T) \
  F (T, APPLICATION, application, REF (APPLICATION), N_("Application"), REQ) \
  F (T, CHARTER_ACTION, charter_action, REF (CHARTER_ACTION), N_("Charter action"), REQ) \
  F (T, VALUE, value, CHOICE (answer_value), N_("Answer"), 0) \
  F (T, VALIDATED, validated, BOOLEAN, N_("Validated by the manager"), 0) \
  F (T, DUE_DATE, due_date, DATE, N_("Planned for"), 0) \
  F (T, NOTE, note, TEXT, N_("Note"), TEXTAREA)

#define FAB_EVIDENCE_FIELDS(F, T) \
  F (T, ANSWER, answer, REF (ANSWER), N_("Answer"), REQ) \
  F (T, LABEL, label, TEXT, NC_("name of a thing", "Label"), TITLE) \
  F (T, DOCUMENT, document, REF (DOCUMENT), N_("Document"), 0) \
  F (T, DATE, date, DATE, N_("Date"), 0)

#define FAB_VISIT_FIELDS(F, T) \
  F (T, APPLICATION, application, REF (APPLICATION), N_("Application"), REQ) \
  F (T, DATE, date, DATE, N_("Date"), 0) \
  F (T, VISITOR, visitor, TEXT, N_("Visitor"), PERS) \
  F (T, NOTES, notes, TEXT, N_("Notes"), TEXTAREA)

#define FAB_COMMITTEE_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, TERRITORY, territory, REF (TERRITORY), N_("Territory"), 0) \
  F (T, DATE, date, DATE, N_("Date"), 0) \
  F (T, PLACE, place, TEXT, N_("Place"), 0) \
  F (T, MINUTES, minutes, TEXT, N_("Minutes"), TEXTAREA)

#define FAB_DECISION_FIELDS(F, T) \
  F (T, APPLICATION, application, REF (APPLICATION), N_("Application"), REQ) \
  F (T, COMMITTEE, committee, REF (COMMITTEE), N_("Committee"), 0) \
  F (T, VERDICT, verdict, CHOICE (verdict), N_("Verdict"), REQ) \
  F (T, LEVEL, level, REF (CHARTER_LEVEL), N_("Level"), 0) \
  F (T, DATE, date, DATE, N_("Date"), 0) \
  F (T, REASON, reason, TEXT, N_("Reason"), TEXTAREA)

#define FAB_AWARD_FIELDS(F, T) \
  F (T, APPLICATION, application, REF (APPLICATION), N_("Application"), REQ) \
  F (T, LEVEL, level, REF (CHARTER_LEVEL), N_("Level"), 0) \
  F (T, NUMBER, number, TEXT, N_("Number"), FIND) \
  F (T, START_DATE, start_date, DATE, N_("From"), 0) \
  F (T, END_DATE, end_date, DATE, N_("To"), 0) \
  F (T, WITHDRAWN_DATE, withdrawn_date, DATE, N_("Withdrawn"), 0)

/* ---- Solutions, funding, calls ---- */

#define FAB_SHEET_FIELDS(F, T) \
  F (T, TITLE_, title, TEXT, N_("Title"), TITLE) \
  F (T, TOWN, town, TEXT, N_("Town"), FIND) \
  F (T, INHABITANTS, inhabitants, INTEGER, N_("Inhabitants"), 0) \
  F (T, DEPARTMENT, department, TEXT, N_("Department"), FIND) \
  F (T, REGION, region, TEXT, N_("Region"), FIND) \
  F (T, THEME, theme, TEXT, N_("Theme"), FIND) \
  F (T, QUOTE, quote, TEXT, N_("Quote"), LONG_) \
  F (T, FUNDERS, funders, TEXT, N_("Funders"), TEXTAREA) \
  F (T, PARTNERS, partners, TEXT, N_("Partners"), TEXTAREA) \
  F (T, COMMISSIONER, commissioner, TEXT, N_("Commissioner"), FIND) \
  F (T, DESIGNER, designer, TEXT, N_("Designer"), FIND) \
  F (T, COST, cost, TEXT, N_("Cost"), LONG_) \
  F (T, KEY_FIGURES, key_figures, TEXT, N_("Key figures"), LONG_) \
  F (T, DATES, dates, TEXT, N_("Dates"), LONG_) \
  F (T, CONTEXT, context, TEXT, N_("Context"), TEXTAREA) \
  F (T, AIMS, aims, TEXT, N_("Stakes and aims"), TEXTAREA) \
  F (T, PROJECT, project, TEXT, N_("Project"), TEXTAREA) \
  F (T, STRENGTHS, strengths, TEXT, NC_("experience sheet", "Strengths"), TEXTAREA) \
  F (T, EFFECTS, effects, TEXT, N_("Effects on the town centre"), TEXTAREA) \
  F (T, URL, url, TEXT, N_("Page"), 0)

#define FAB_CALL_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, ISSUER, issuer, TEXT, N_("Issued by"), FIND) \
  F (T, EDITION, edition, TEXT, N_("Edition"), 0) \
  F (T, SUPPORT, support, TEXT, N_("Support"), LONG_) \
  F (T, SUPPORT_AMOUNT, support_amount, MONEY, N_("Worth"), 0) \
  F (T, STATUS, status, CHOICE (call_status), N_("Status"), 0) \
  F (T, DESCRIPTION, description, TEXT, N_("Description"), TEXTAREA)

#define FAB_CALL_PIECE_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, CALL, call, REF (CALL), N_("Call for projects"), REQ) \
  F (T, MAX_PAGES, max_pages, INTEGER, N_("Pages, at most"), 0) \
  F (T, DONE, done, BOOLEAN, N_("Ready"), 0) \
  F (T, POSITION, position, INTEGER, N_("Order"), HIDE) \
  F (T, NOTES, notes, TEXT, N_("Notes"), LONG_)

#define FAB_CALL_DATE_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, CALL, call, REF (CALL), N_("Call for projects"), REQ) \
  F (T, DATE, date, DATE, N_("Date"), 0) \
  F (T, PERIOD, period, TEXT, N_("In words"), 0) \
  F (T, POSITION, position, INTEGER, N_("Order"), HIDE)

#define FAB_PAST_FABRIQUE_FIELDS(F, T) \
  F (T, THEME, theme, TEXT, N_("Theme"), TITLE) \
  F (T, YEAR, year, TEXT, N_("Year"), FIND) \
  F (T, PARTNERS, partners, TEXT, N_("Partners"), TEXTAREA) \
  F (T, FUNDERS, funders, TEXT, N_("Co-funders"), TEXTAREA) \
  F (T, TERRITORIES, territories, TEXT, N_("Territories"), TEXTAREA) \
  F (T, POSITION, position, INTEGER, N_("Order"), HIDE)

/* ---- What ties everything ---- */

#define FAB_TAG_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, COLOR, color, INTEGER, N_("Colour"), 0)

#define FAB_LINK_FIELDS(F, T) \
  F (T, SOURCE, source, ANY, NC_("end of a link", "From"), REQ) \
  F (T, TARGET, target, ANY, NC_("end of a link", "To"), REQ) \
  F (T, NOTE, note, TEXT, N_("Note"), FIND)

/* The bytes are in the table 'content', by their SHA-256, and are not held in memory. */
#define FAB_DOCUMENT_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), TITLE) \
  F (T, OWNER, owner, ANY, N_("Belongs to"), HIDE) \
  F (T, MIME_TYPE, mime_type, TEXT, N_("Type"), HIDE) \
  F (T, SHA256, sha256, TEXT, N_("Fingerprint"), REQ | HIDE) \
  F (T, SIZE, size, INTEGER, N_("Size"), HIDE) \
  F (T, DATE, date, DATE, N_("Date"), 0)

#define FAB_SETTING_FIELDS(F, T) \
  F (T, NAME, name, TEXT, N_("Name"), REQ | HIDE) \
  F (T, VALUE, value, TEXT, N_("Value"), HIDE)
